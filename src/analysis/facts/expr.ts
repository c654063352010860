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
  /** The start of a composed text, if it is a statement about the database itself: `PRAGMA table_info(${table})`. */
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

/** The last name of a callee as written. */
export const nameOf = (callee: Expr): string =>
  callee[0] === 'prop' ? callee[2] : callee[0] === 'global' ? callee[1] : '';
