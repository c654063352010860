/** A tree that is too deep for recursion is recognized, and the slower parser refuses it whatever the stack holds. */
import assert from 'node:assert/strict';
import type { TSESTree } from '@typescript-eslint/types';
import { isDeeperThan } from '../../../src/analysis/syntax/depth.ts';
import { typescriptEslintParser } from '../../../src/analysis/syntax/parser-typescript-eslint.ts';

/** `-(-(-(…)))` */
function negated(times: number): TSESTree.Node {
  let node = { type: 'Identifier', name: 'a' } as unknown as TSESTree.Node;
  for (let at = 0; at < times; at++) node = { type: 'UnaryExpression', operator: '-', argument: node } as never;
  return node;
}

describe('the depth of a tree', () => {
  it('is counted in nodes within nodes', () => {
    assert.deepEqual([isDeeperThan(negated(9), 9), isDeeperThan(negated(10), 9)], [false, true]);
  });

  it('may be larger than any stack', () => {
    assert.equal(isDeeperThan(negated(200_000), 100_000), true);
  });

  it('is that of the deepest part', () => {
    const { program } = typescriptEslintParser.parse('f([1, , { a: b => b }]);\ng();\n', 'ts');
    // Program, statement, call, list, object, property, function, parameter.
    assert.deepEqual([isDeeperThan(program, 6), isDeeperThan(program, 7)], [true, false]);
  });
});
