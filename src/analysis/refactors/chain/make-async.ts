/** One application: the blocking call gives way to its twin, and all that led to it waits. */
import { N } from '../../engine/extract/node-types.ts';
import type { Primitive } from '../../engine/program/effects.ts';
import type { Program } from '../../engine/program/program.ts';
import { Chain } from './chain.ts';
import { Refusal } from './refusal.ts';
import type { Sources } from './sources.ts';
import { useTwin } from './twins.ts';

/**
 * Edits go to the patches of `sources`.
 * @returns the chain, with the functions that are async now
 * @throws {Refusal} where the call has no twin or the chain cannot be made async
 */
export function makeChainAsync({ call: { node, call }, row }: Primitive, program: Program, sources: Sources): Chain {
  const chain = new Chain(program, sources);
  const tree = chain.treeOf(node.unit, node);
  const found = tree.callAt(call.span);
  if (found?.type !== N.CallExpression) throw new Refusal('the call is not where it was', node.unit.path, call.span);
  const refused = useTwin(tree, found, row.twin, sources.patch(node.unit));
  if (refused) throw new Refusal(refused, node.unit.path, call.span);
  chain.awaitAt(node.unit, tree, found);
  chain.follow();
  return chain;
}
