/** What extraction needs from scopes: the variable of each identifier, its declarations and its uses. */
import type { TSESTree } from '@typescript-eslint/types';

/** Named as in typescript-eslint's scope manager. */
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
  /** For import specifiers and declarators: the declaration around them. */
  readonly parent?: TSESTree.Node | null | undefined;
}

/** One use of a variable. */
export interface Reference {
  readonly identifier: TSESTree.Identifier | TSESTree.JSXIdentifier;
  /** A write that is part of the declaration. */
  readonly init?: boolean | undefined;
  readonly writeExpr?: TSESTree.Node | null | undefined;
  isWrite(): boolean;
}

export interface Variable {
  readonly name: string;
  readonly defs: readonly Definition[];
  readonly identifiers: readonly TSESTree.Node[];
  /** In text order. */
  readonly references: readonly Reference[];
  readonly scope: { readonly variableScope: { readonly block: TSESTree.Node } };
}

/** The scopes of one file. */
export interface Scopes {
  /** All identifiers that refer to a variable; null if the file does not declare it. */
  readonly resolved: ReadonlyMap<TSESTree.Node, Variable | null>;
  readonly variables: readonly Variable[];
}
