/** The work of a function while it is walked. */
import type { TSESTree } from '@typescript-eslint/types';
import type { CallCost } from '../../catalogue/costs/index.ts';
import { writtenName } from '../../syntax/names.ts';
import { N, type LoopNode } from '../../syntax/node-types.ts';
import { startOf, type Placed } from '../../syntax/offsets.ts';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The work of a function or of the iterations of a loop while it is walked. */
export interface WorkBuilder {
  ns: number;
  calls?: number[];
  loops?: LoopDraft[];
}

export interface LoopDraft {
  readonly node: LoopNode | Call | TSESTree.SpreadElement | TSESTree.AssignmentExpression;
  readonly work: WorkBuilder;
  /** How often control comes by, by the branches around it: 1 is always. */
  readonly share: number;
  readonly call?: number;
  readonly cost?: CallCost;
  /** Those that let others in, wherever they stand in its iterations. */
  awaits?: TSESTree.Node[];
}

export const newWork = (): WorkBuilder => ({ ns: 0 });

/** `for (const user of users)` without the body. */
export const headOf = (node: LoopNode): Placed =>
  node.type === N.DoWhileStatement
    ? { start: startOf(node), end: startOf(node) + 2 }
    : { start: startOf(node), end: startOf(node.body) - 1 };

export function nameOf(node: LoopDraft['node']): string {
  if (node.type === N.SpreadElement) return 'spread';
  return node.type === N.AssignmentExpression ? node.operator : writtenName((node as Call).callee);
}
