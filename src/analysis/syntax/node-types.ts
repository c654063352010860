/**
 * The names of node types, as an object of our own: a bundle reads a CommonJS package's exports through getters, which
 * is slow when done a million times.
 */
import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/types';

export const N = AST_NODE_TYPES;

export type FunctionSyntax =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSDeclareFunction;
export type ClassSyntax = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export type LoopNode =
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;
