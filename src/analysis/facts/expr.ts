/** References: what an expression or a written type refers to, as far as its file can tell. Plain data. */

/**
 * What an expression refers to, as far as one file can tell; the program evaluates it against all files.
 * Tuples keep the facts small: they are written to the cache by the thousand.
 */
export type Expr =
  /** A variable of this file: index into `FileFacts.bindings`. */
  | readonly ['var', number]
  /** A name no scope of this file declares. */
  | readonly ['global', string]
  /** `this`: the class (`kind` 'class'), its static side ('static') or the object literal it belongs to. */
  | readonly ['this', 'class' | 'static' | 'object', number]
  | readonly ['super', number, 'class' | 'static']
  | readonly ['prop', Expr, string]
  /** A member by a key that is not known here: any element of an array, map or record. */
  | readonly ['elem', Expr]
  /** Every element of a collection in turn. */
  | readonly ['elem', Expr, 'each']
  /** The value a call returns; arguments are kept where they are references. */
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
  /** A text that is put together, by its end where that may name a file: `${folder}/package.json`. */
  | readonly ['tail', string]
  /** By its beginning where that is a statement about the database itself: `PRAGMA table_info(${table})`. */
  | readonly ['head', string]
  /** A regular expression as written: `/a+/g`. */
  | readonly ['regexp', string]
  | readonly ['?'];

/** A written type, as far as it leads to a class or an interface. */
export type TypeExpr =
  /** A named type and its arguments; the name is resolved in the scope where it stands. */
  | readonly ['ref', Expr, readonly TypeExpr[]]
  | readonly ['array', TypeExpr]
  | readonly ['union', readonly TypeExpr[]]
  /** A type literal: index into `FileFacts.interfaces`. */
  | readonly ['members', number]
  /** A function: what it returns and what its parameters are. */
  | readonly ['fn', TypeExpr | null, readonly TypeExpr[]]
  /** `typeof x`. */
  | readonly ['typeof', Expr]
  | readonly ['?'];

/** The last name of a callee as written. */
export const nameOf = (callee: Expr): string =>
  callee[0] === 'prop' ? callee[2] : callee[0] === 'global' ? callee[1] : '';
