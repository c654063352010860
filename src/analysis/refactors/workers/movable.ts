/** The function that moves: its declaration and its name, if it has one that another file can use. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionSymbol } from '../../program/index.ts';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { isFunction } from '../../syntax/traverse.ts';
import type { AnyFunction } from '../chain/async-function.ts';
import type { SourceTree } from '../source-tree.ts';

export interface Movable {
  readonly node: FunctionSymbol;
  readonly tree: SourceTree;
  readonly fn: AnyFunction;
  /** Its declaration: a function declaration, a statement with a single declarator, or a method. */
  readonly statement: TSESTree.Node;
  readonly name: string;
}

export function movableOf(node: FunctionSymbol, tree: SourceTree): Movable | undefined {
  const syntax = tree.functionAt(node.id);
  if (!syntax || !isFunction(syntax)) return undefined;
  const fn = syntax as AnyFunction;
  const { parent } = fn;
  if (fn.type === N.FunctionDeclaration) return fn.id ? { node, tree, fn, statement: fn, name: fn.id.name } : undefined;
  if (
    parent.type === N.VariableDeclarator &&
    parent.id.type === N.Identifier &&
    parent.parent.declarations.length === 1
  ) {
    return { node, tree, fn, statement: parent.parent, name: parent.id.name };
  }
  if (parent.type !== N.MethodDefinition || parent.kind !== 'method') return undefined;
  const name = keyOf(parent, parent.key);
  return name && /^[\w$]+$/.test(name) ? { node, tree, fn, statement: parent, name } : undefined;
}
