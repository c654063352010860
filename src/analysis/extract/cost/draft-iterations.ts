/** How many iterations the loops of a function take, and how many elements its calls go over. */
import type { TSESTree } from '@typescript-eslint/types';
import type { CallCost } from '../../catalogue/costs/index.ts';
import type { Size } from '../../facts/work.ts';
import { plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { loopsAround } from '../../syntax/traverse.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { carriesContent, clonedBy } from './file-content.ts';
import { iterationsOf } from './loop-iterations.ts';
import { isKnown, logOf, over, times, wholeOf } from './size-terms.ts';
import type { Sizes } from './sizes.ts';
import { sizeTakenOver } from './taken-over.ts';
import { isOnText } from './text-evidence.ts';
import type { Call, LoopDraft } from './work-builder.ts';

/** A record has about so many properties at most. */
const SMALL = 16;
/** Iterations after which a product of large integers has grown by a part of 64 bits, on average. */
const ITERATIONS_OF_PART = 12;

/** How many iterations a loop takes, or how many elements a call goes over. */
export function iterationsOfDraft(builder: FactsBuilder, sizes: Sizes, { node, cost }: LoopDraft): Size {
  if (!cost) return iterationsOf(sizes, node);
  if (node.type === N.AssignmentExpression) return over(iterationsAround(node, sizes), ITERATIONS_OF_PART);
  const cloned = cost.heavy ? clonedBy(node as Call) : undefined;
  if (cloned) return carriesContent(builder, cloned) ? ['copied'] : sizes.of(cloned);
  const taken = sizeTakenOver(builder, sizes, node);
  if (taken !== undefined) return taken;
  if (node.type === N.SpreadElement) return sizeSpread(node, sizes);
  return iterationsOfCall(builder, sizes, node as Call, cost);
}

function iterationsOfCall(builder: FactsBuilder, sizes: Sizes, call: Call, cost: CallCost): Size {
  if (cost.each === 'copyObject') return beyondRecord(sizes.ofProperties(call.arguments[1] ?? call));
  const isText = () => goesOverText(builder, cost, call);
  if (cost.over === 'result') return isText() ? ofText(sizes.of(call)) : sizes.of(call);
  const on =
    cost.over === 'object'
      ? (plain(call.callee) as TSESTree.MemberExpression).object
      : call.arguments[typeof cost.over === 'number' ? cost.over : 0];
  const isFrom = cost.over === 0 && (cost.calls || cost.each === 'keys');
  const gone = isFrom ? sizes.of(call) : sizeGoneOver(cost, sizes, on);
  const size = isText() ? ofText(gone) : gone;
  const all = cost.stops ? over(size, 2) : size;
  return cost.sorts ? times(all, logOf(size)) : all;
}

function goesOverText(builder: FactsBuilder, cost: CallCost, call: Call): boolean {
  if (cost.ofText) return true;
  return !cost.calls && call.type === N.CallExpression && cost.over !== 0 && isOnText(builder, call);
}

const sizeSpread = ({ parent, argument }: TSESTree.SpreadElement, sizes: Sizes): Size =>
  parent.type === N.ObjectExpression ? beyondRecord(sizes.ofProperties(argument)) : sizes.of(argument);

const ofText = (size: Size): Size => (isKnown(size) || size[0] === 'content' ? size : ['text', size]);

function sizeGoneOver({ each, ofText }: CallCost, sizes: Sizes, on: TSESTree.Node | undefined): Size {
  if (!on) return sizes.of(on);
  return each === 'writeJson' ? wholeOf(sizes.ofProperties(on)) : ofText ? sizes.ofText(on) : sizes.of(on);
}

/** Properties of a record are copied at once, and what nobody knows the size of is one more often than not. */
const beyondRecord = (size: Size): Size => ((isKnown(size) ? size <= SMALL : RECORDS.has(size[0])) ? 0 : size);
type SizeTag = Exclude<Size, number>[0];
const RECORDS: ReadonlySet<SizeTag> = new Set<SizeTag>(['of', '?', 'keys', 'made', 'text']);

function iterationsAround(node: TSESTree.Node, sizes: Sizes): Size {
  let iterations: Size = 1;
  for (const loop of loopsAround(node)) iterations = times(iterations, iterationsOf(sizes, loop));
  return iterations;
}
