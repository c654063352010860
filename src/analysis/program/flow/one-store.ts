/** Whether two calls ask the same store: one looks at it, the other changes it. */
import type { CallFacts } from '../../facts/facts.ts';
import type { FunctionSymbol } from '../graph/graph.ts';
import { behind, type Wait } from './awaited-apis.ts';
import { looksOnly } from './look-ups.ts';

/** Files and processes have names of their own. */
const SHARED: ReadonlySet<Wait['kind']> = new Set<Wait['kind']>(['database', 'network', 'unknown']);

export function isOfOneStore(node: FunctionSymbol, look: CallFacts, change: CallFacts): boolean {
  const [asked, made] = [look, change].map((call) => behind(node, call).wait);
  if (!asked || !made || !SHARED.has(asked.kind) || !SHARED.has(made.kind)) return false;
  const isSame = asked.kind === made.kind || asked.kind === 'unknown' || made.kind === 'unknown';
  const only = (call: CallFacts, wait: Wait) => wait.reads || looksOnly(node, call);
  return isSame && only(look, asked) && !only(change, made);
}
