/** References: what an expression or a declared type refers to, as far as its file shows. Plain data. */

/**
 * What an expression refers to, as far as one file shows; the program evaluates it across files. Tuples keep facts
 * small, since the cache stores thousands of them.
 */
export type Expr =
  /** A variable of this file: index into `FileFacts.bindings`. */
  | readonly ['var', number]
  /** A name that no scope of this file declares. */
  | readonly ['global', string]
  /** `this`: the class (`kind` 'class'), its static side ('static') or the object literal it belongs to. */
  | readonly ['this', 'class' | 'static' | 'object', number]
  | readonly ['super', number, 'class' | 'static']
  | readonly ['prop', Expr, string]
  /** A member with an unknown key: any element of an array, map or record. */
  | readonly ['elem', Expr]
  /** Each element of a collection, one at a time. */
  | readonly ['elem', Expr, 'each']
  /** The return value of a call; arguments are kept if they are references. */
  | readonly ['call', Expr, readonly Expr[]]
  | readonly ['new', Expr, readonly Expr[]]
  | readonly ['await', Expr]
  | readonly ['fn', number]
  | readonly ['class', number]
  | readonly ['obj', number]
  /** An array literal. */
  | readonly ['list', readonly Expr[]]
  /** One of several: `a ?? b`, `c ? a : b`, several assignments. */
  | readonly ['or', readonly Expr[]]
  /** The namespace of a module: `import * as`, `require()`, `import()`. Index into `FileFacts.imports`. */
  | readonly ['module', number]
  /** An expression with a declared or asserted type. */
  | readonly ['as', Expr, TypeExpr]
  | readonly ['lit', string | number | boolean]
  /** The end of a composed text, if it may name a file: `${folder}/package.json`. */
  | readonly ['tail', string]
  /** The start of a composed text, if it is a statement to a database: `PRAGMA table_info(${table})`. */
  | readonly ['head', string]
  /** A regular expression as written: `/a+/g`. */
  | readonly ['regexp', string]
  | readonly ['?'];

/** A declared type, as far as it refers to a class or an interface. */
export type TypeExpr =
  /** A named type and its arguments; the name is resolved in its scope. */
  | readonly ['ref', Expr, readonly TypeExpr[]]
  | readonly ['array', TypeExpr]
  | readonly ['union', readonly TypeExpr[]]
  /** A type literal: index into `FileFacts.interfaces`. */
  | readonly ['members', number]
  /** A function type: its return type and parameter types. */
  | readonly ['fn', TypeExpr | null, readonly TypeExpr[]]
  /** `typeof x`. */
  | readonly ['typeof', Expr]
  | readonly ['?'];

/** References of one kind. */
type ExprOf<Kind extends Expr[0]> = Extract<Expr, readonly [Kind, ...unknown[]]>;

// Guards. Each says no for `undefined`, so that the value of a binding can be asked at once.

/** A variable of this file. */
export const isVar = (expr: Expr | undefined): expr is ExprOf<'var'> => expr?.[0] === 'var';
/** The variable with this index. */
export const isVarAt = (expr: Expr | undefined, binding: number | undefined): boolean =>
  expr?.[0] === 'var' && expr[1] === binding;
/** A name that no scope of this file declares. */
export const isGlobal = (expr: Expr | undefined): expr is ExprOf<'global'> => expr?.[0] === 'global';
/** The global of this name. */
export const isGlobalNamed = <const Name extends string>(
  expr: Expr | undefined,
  name: Name,
): expr is readonly ['global', Name] => expr?.[0] === 'global' && expr[1] === name;
export const isThis = (expr: Expr | undefined): expr is ExprOf<'this'> => expr?.[0] === 'this';
export const isSuper = (expr: Expr | undefined): expr is ExprOf<'super'> => expr?.[0] === 'super';
/** A member with a known key: `object.property`. */
export const isProp = (expr: Expr | undefined): expr is ExprOf<'prop'> => expr?.[0] === 'prop';
/** A member with this key. */
export const isPropNamed = <const Name extends string>(
  expr: Expr | undefined,
  name: Name,
): expr is readonly ['prop', Expr, Name] => expr?.[0] === 'prop' && expr[2] === name;
/** A member with an unknown key, or each element. */
export const isElem = (expr: Expr | undefined): expr is ExprOf<'elem'> => expr?.[0] === 'elem';
export const isCall = (expr: Expr | undefined): expr is ExprOf<'call'> => expr?.[0] === 'call';
export const isNew = (expr: Expr | undefined): expr is ExprOf<'new'> => expr?.[0] === 'new';
export const isAwait = (expr: Expr | undefined): expr is ExprOf<'await'> => expr?.[0] === 'await';
/** A function of this file. */
export const isFn = (expr: Expr | undefined): expr is ExprOf<'fn'> => expr?.[0] === 'fn';
export const isClass = (expr: Expr | undefined): expr is ExprOf<'class'> => expr?.[0] === 'class';
/** An object literal. */
export const isObject = (expr: Expr | undefined): expr is ExprOf<'obj'> => expr?.[0] === 'obj';
/** An array literal. */
export const isList = (expr: Expr | undefined): expr is ExprOf<'list'> => expr?.[0] === 'list';
/** One of several. */
export const isChoice = (expr: Expr | undefined): expr is ExprOf<'or'> => expr?.[0] === 'or';
/** The namespace of a module. */
export const isModule = (expr: Expr | undefined): expr is ExprOf<'module'> => expr?.[0] === 'module';
/** An expression with a declared or asserted type. */
export const isTyped = (expr: Expr | undefined): expr is ExprOf<'as'> => expr?.[0] === 'as';
export const isLiteral = (expr: Expr | undefined): expr is ExprOf<'lit'> => expr?.[0] === 'lit';
export const isNumberLiteral = (expr: Expr | undefined): expr is readonly ['lit', number] =>
  expr?.[0] === 'lit' && typeof expr[1] === 'number';
export const isTextLiteral = (expr: Expr | undefined): expr is readonly ['lit', string] =>
  expr?.[0] === 'lit' && typeof expr[1] === 'string';
/** The end of a composed text. */
export const isTextEnd = (expr: Expr | undefined): expr is ExprOf<'tail'> => expr?.[0] === 'tail';
/** The start of a composed text. */
export const isTextStart = (expr: Expr | undefined): expr is ExprOf<'head'> => expr?.[0] === 'head';
export const isRegexp = (expr: Expr | undefined): expr is ExprOf<'regexp'> => expr?.[0] === 'regexp';
/** A reference or a type that nothing is known about. */
export const isUnresolved = (expr: Expr | TypeExpr | undefined): expr is readonly ['?'] => expr?.[0] === '?';
/** A named type. */
export const isNamedType = (type: TypeExpr | undefined): type is Extract<TypeExpr, readonly ['ref', ...unknown[]]> =>
  type?.[0] === 'ref';
export const isFunctionType = (type: TypeExpr | undefined): type is Extract<TypeExpr, readonly ['fn', ...unknown[]]> =>
  type?.[0] === 'fn';

/** The name in a named type. */
export const typeNameOf = (type: Extract<TypeExpr, readonly ['ref', ...unknown[]]>): Expr => type[1];

// What a reference of one kind consists of.

/** Index into `FileFacts.bindings`. */
export const bindingIndexOf = (expr: ExprOf<'var'>): number => expr[1];
/** Index into `FileFacts.functions`. */
export const functionIndexOf = (expr: ExprOf<'fn'>): number => expr[1];
/** Index into `FileFacts.classes`. */
export const classIndexOf = (expr: ExprOf<'class'>): number => expr[1];
/** Index into `FileFacts.objects`. */
export const objectIndexOf = (expr: ExprOf<'obj'>): number => expr[1];
/** Index into `FileFacts.imports`. */
export const importIndexOf = (expr: ExprOf<'module'>): number => expr[1];
export const globalNameOf = (expr: ExprOf<'global'>): string => expr[1];
/** Whether `this` is an instance, a class or an object literal. */
export const thisKindOf = (expr: ExprOf<'this'>): ExprOf<'this'>[1] => expr[1];
/** The class or object literal that `this` belongs to: index into `FileFacts.classes` or `FileFacts.objects`. */
export const thisOwnerOf = (expr: ExprOf<'this'>): number => expr[2];
/** The class whose parent `super` is: index into `FileFacts.classes`. */
export const superOwnerOf = (expr: ExprOf<'super'>): number => expr[1];
/** Whether `super` is the parent's instance or the parent itself. */
export const superKindOf = (expr: ExprOf<'super'>): ExprOf<'super'>[2] => expr[2];
/** What a member is read from. */
export const objectOf = (expr: ExprOf<'prop'>): Expr => expr[1];
/** The key of a member. */
export const propertyOf = (expr: ExprOf<'prop'>): string => expr[2];
/** What an element is taken from. */
export const collectionOf = (expr: ExprOf<'elem'>): Expr => expr[1];
/** Each element of a collection, and not any one of them. */
export const isEachElem = (expr: ExprOf<'elem'>): boolean => expr[2] === 'each';
/** The reference inside: the object of a member, the collection of an element, what is called, awaited or typed. */
export const baseOf = (expr: ExprOf<'prop' | 'elem' | 'call' | 'new' | 'await' | 'as'>): Expr => expr[1];
/** What is called or constructed. */
export const calleeOf = (expr: ExprOf<'call' | 'new'>): Expr => expr[1];
/** The arguments of a call or construction. */
export const argumentsOf = (expr: ExprOf<'call' | 'new'>): readonly Expr[] => expr[2];
export const awaitedOf = (expr: ExprOf<'await'>): Expr => expr[1];
/** The elements of an array literal. */
export const itemsOf = (expr: ExprOf<'list'>): readonly Expr[] => expr[1];
export const choicesOf = (expr: ExprOf<'or'>): readonly Expr[] => expr[1];
/** The expression without its declared type. */
export const untypedOf = (expr: ExprOf<'as'>): Expr => expr[1];
/** The declared or asserted type. */
export const assertedTypeOf = (expr: ExprOf<'as'>): TypeExpr => expr[2];
export const literalOf = <Literal extends string | number | boolean>(expr: readonly ['lit', Literal]): Literal =>
  expr[1];
/** The known part of a composed text. */
export const textPartOf = (expr: ExprOf<'head' | 'tail'>): string => expr[1];
/** A regular expression as written. */
export const regexpTextOf = (expr: ExprOf<'regexp'>): string => expr[1];

/** The last name of a callee as written. */
export const nameOf = (callee: Expr): string =>
  isProp(callee) ? propertyOf(callee) : isGlobal(callee) ? globalNameOf(callee) : '';
