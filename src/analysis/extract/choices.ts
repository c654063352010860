/**
 * Choices between arms by a word, as a command line makes them: `switch (process.argv[2]) { case 'serve': … }`. Calls
 * in different arms of one choice do not happen in the same run.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { plain } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import type { FactsBuilder, Here } from './facts-builder.ts';
import { leaves } from './guards.ts';

/** The arm of an `if` that compares with a word, or with one of some. */
export function inArm(builder: FactsBuilder, node: IfSyntax, arm: 0 | 1, here: Here): Here {
  return comparesWord(node.test) ? inChoice(builder, node, arm, here) : here;
}
export type IfSyntax = TSESTree.IfStatement | TSESTree.ConditionalExpression;

/** What is done for each case of a switch between words; cases that fall through share theirs. */
export function inCases(builder: FactsBuilder, node: TSESTree.SwitchStatement, here: Here): readonly Here[] {
  if (node.cases.filter(({ test }) => isWord(test)).length < 2) return node.cases.map(() => here);
  let arm = 0;
  return node.cases.map(({ consequent }) => {
    const inside = inChoice(builder, node, arm, here);
    const last = consequent.at(-1);
    if (last && (last.type === N.BreakStatement || leaves(last))) arm++;
    return inside;
  });
}

function inChoice(builder: FactsBuilder, node: TSESTree.Node, arm: number, here: Here): Here {
  const known = builder.choices.get(node) ?? builder.choices.size;
  builder.choices.set(node, known);
  return { ...here, arms: [...(here.arms ?? []), [known, arm]] };
}

/** `command === 'build'`, also as a part of the test. */
function comparesWord(test: TSESTree.Node): boolean {
  const bare = plain(test);
  if (bare.type === N.LogicalExpression) return comparesWord(bare.left) || comparesWord(bare.right);
  return (
    bare.type === N.BinaryExpression && /^[!=]==?$/.test(bare.operator) && (isWord(bare.left) || isWord(bare.right))
  );
}

const isWord = (node: TSESTree.Node | null): boolean => node?.type === N.Literal && typeof node.value === 'string';
