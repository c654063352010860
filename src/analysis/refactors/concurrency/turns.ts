/**
 * What a loop iterates over, and its name for the element: `for … of`, and loops that count to the length of a list.
 */
import { COUNTS } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { SourceTree } from '../source-tree.ts';
import { isArray } from '../edits/arrays.ts';
import { isWrittenOut } from './bound.ts';

export interface Turns {
  /** The parameter of a function for one iteration. */
  readonly parameter: string;
  /** The code of the list. */
  readonly list: string;
  /** It is an array, and needs no copy. */
  readonly isWhole: boolean;
  /** Its elements are written in the code. */
  readonly isFew: boolean;
  /** The expression that the list is written as. */
  readonly right?: TSESTree.Expression;
}

/** @returns the reason if iterations cannot be separated */
export function turnsOf(tree: SourceTree, loop: TSESTree.ForOfStatement | TSESTree.ForStatement): Turns | string {
  if (loop.type === N.ForStatement) return ofCount(tree, loop);
  const { left, right } = loop;
  if (left.type !== N.VariableDeclaration) return 'its variable is declared outside it';
  return {
    parameter: `(${tree.code(left.declarations[0]!.id)})`,
    list: tree.code(right),
    isWhole: isArray(tree, right),
    isFew: isWrittenOut(tree, right),
    right,
  };
}

/** `for (let at = 0; at < names.length; at++)`. */
function ofCount(tree: SourceTree, { init, test, update }: TSESTree.ForStatement): Turns | string {
  const counted = 'it does not count up to the length of a list';
  const [declarator, ...others] = init?.type === N.VariableDeclaration ? init.declarations : [];
  if (!declarator || others.length > 0 || declarator.id.type !== N.Identifier) return counted;
  if (declarator.init?.type !== N.Literal || declarator.init.value !== 0) return counted;
  const variable = tree.declared(declarator.id);
  const isCounter = (node: TSESTree.Node | undefined) =>
    node?.type === N.Identifier && variable !== undefined && tree.variable(node) === variable;
  if (update?.type !== N.UpdateExpression || update.operator !== '++' || !isCounter(update.argument)) return counted;
  if (test?.type !== N.BinaryExpression || test.operator !== '<' || !isCounter(test.left)) return counted;
  const limit = test.right;
  if (limit.type !== N.MemberExpression || !COUNTS.has(keyOf(limit, limit.property) ?? '')) return counted;
  if (!isArray(tree, limit.object)) return 'it may iterate over something other than an array';
  const isSet = variable!.references.some(
    (reference) => reference.isWrite() && !reference.init && reference.identifier !== update.argument,
  );
  if (isSet) return `\`${variable!.name}\` is changed in the loop`;
  return {
    parameter: `(${variable!.name})`,
    list: `[...${tree.code(limit.object)}.keys()]`,
    isWhole: true,
    isFew: isWrittenOut(tree, limit.object),
  };
}
