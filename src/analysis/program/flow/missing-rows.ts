/** Loops whose iterations make what they did not find: two at once would both find nothing, and make it twice. */
import type { AwaitGroup } from '../../facts/waiting.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { behind, type Wait } from './awaited-apis.ts';
import { originOf, originSeenWidely } from './collection-origins.ts';
import { looksOnly } from './look-ups.ts';

/** The awaited calls of an iteration that look for something shared and make it where it is missing, here or below. */
export function callsForMissing(
  node: FunctionSymbol,
  { calls, beside = [] }: AwaitGroup,
  waits: readonly (readonly [call: number, wait: Wait])[],
): ReadonlySet<number> {
  const own = new Set([...calls, ...beside]);
  const found = new Set<number>();
  for (const pair of pairsOf(node))
    if (pair.every((id) => own.has(id)) && isOfOneStore(node, pair)) pair.forEach((id) => found.add(id));
  for (const [id, { edges }] of waits)
    if (edges.some(({ to }) => pairsOf(to).some((pair) => isOfOneStore(to, pair)))) found.add(id);
  return found;
}

/** Rows of a query are different ones: no two iterations look for the same. */
export const walksRows = (node: FunctionSymbol, { list }: AwaitGroup): boolean =>
  list !== undefined && originOf(node, list) === 'database';

/** And so are those of what a client gave that no table lists. */
export function walksAnswer(node: FunctionSymbol, { list }: AwaitGroup): boolean {
  const origin = list && originSeenWidely(node, list);
  return origin === 'database' || origin === 'unknown';
}

const pairsOf = ({ facts }: FunctionSymbol) => facts.madeWhereMissing ?? [];

/** Files and processes have names of their own. */
const SHARED: ReadonlySet<Wait['kind']> = new Set<Wait['kind']>(['database', 'network', 'unknown']);

function isOfOneStore(node: FunctionSymbol, [look, make]: readonly [number, number]): boolean {
  const [asked, made] = [look, make].map((id) => behind(node, node.facts.calls[id]!).wait);
  if (!asked || !made || !SHARED.has(asked.kind) || !SHARED.has(made.kind)) return false;
  const isSame = asked.kind === made.kind || asked.kind === 'unknown' || made.kind === 'unknown';
  const only = (id: number, wait: Wait) => wait.reads || looksOnly(node, node.facts.calls[id]!);
  return isSame && only(look, asked) && !only(make, made);
}
