/**
 * What the extraction wants to know of scopes: which variable each identifier refers to, where variables are declared
 * and how they are used.
 */
import type { TSESTree } from '@typescript-eslint/types';

/** As the scope manager of typescript-eslint calls them. */
export type DefinitionKind =
  | 'CatchClause'
  | 'ClassName'
  | 'FunctionName'
  | 'ImplicitGlobalVariable'
  | 'ImportBinding'
  | 'Parameter'
  | 'TSEnumName'
  | 'TSEnumMemberName'
  | 'TSModuleName'
  | 'Type'
  | 'Variable';

/** One declaration of a variable. */
export interface Definition {
  readonly type: `${DefinitionKind}`;
  readonly name: TSESTree.Node;
  /** The declaring node: a declarator, a function, an import specifier, … */
  readonly node: TSESTree.Node;
  /** Of import specifiers and declarators: the declaration around them. */
  readonly parent?: TSESTree.Node | null | undefined;
}

/** One use of a variable. */
export interface Reference {
  readonly identifier: TSESTree.Identifier | TSESTree.JSXIdentifier;
  /** A write that comes with the declaration. */
  readonly init?: boolean | undefined;
  readonly writeExpr?: TSESTree.Node | null | undefined;
  isWrite(): boolean;
}

export interface Variable {
  readonly name: string;
  readonly defs: readonly Definition[];
  readonly identifiers: readonly TSESTree.Node[];
  /** In the order of the text. */
  readonly references: readonly Reference[];
  readonly scope: { readonly variableScope: { readonly block: TSESTree.Node } };
}

/** The scopes of one file. */
export interface Scopes {
  /** Every identifier that refers to a variable; null where the file declares none of its name. */
  readonly resolved: ReadonlyMap<TSESTree.Node, Variable | null>;
  readonly variables: readonly Variable[];
}
