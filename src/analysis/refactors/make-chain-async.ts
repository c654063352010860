/**
 * `make-chain-async`: replaces a blocking call in a helper by its async twin, and makes every caller await it, across
 * files.
 */
import type { CatalogueRow } from '../catalogue/types.ts';
import { type ApiCall, type FunctionSymbol, isAround } from '../program/index.ts';
import { checkInterleaving } from './async-api/interleaving.ts';
import { awaitTwin } from './async-api/call-twin.ts';
import { Chain } from './chain/chain.ts';
import { apiCallAt, primitiveAt } from './places.ts';
import { isPublic } from './public.ts';
import type { Refactor } from './refactor.ts';

interface BlockingHelper {
  readonly api: ApiCall;
  readonly row: CatalogueRow;
}

export const makeChainAsync: Refactor<BlockingHelper> = {
  id: 'make-chain-async',
  title: 'Make the function and its callers async',
  rules: ['blocking-call'],

  find(workspace, spot) {
    const { program } = workspace;
    const api = primitiveAt(program, spot) ?? apiCallAt(workspace, spot);
    const row = api && program.rowOf(api);
    const callers = api ? callersOf(api.node) : 0;
    if (!api || !row?.twin || callers === 0) return undefined;
    const { name } = api.node.facts;
    const what = name.startsWith('callback of ') ? 'this function' : `${name}()`;
    const note = isPublic(program, api.node) ? ', which the package exports,' : '';
    const others = callers === 1 ? 'its caller' : `its ${callers} callers`;
    return { title: `Make ${what}${note} and ${others} async`, safe: false, subject: { api, row } };
  },

  edit({ api, row }, { program, sources }) {
    const chain = new Chain(program, sources);
    checkInterleaving(chain, api);
    awaitTwin(chain, api, row);
    chain.follow();
  },
};

/**
 * The number of direct and indirect callers that have to await it. Functions around it do not count: if there are no
 * others, awaiting the twin is enough.
 */
function callersOf(start: FunctionSymbol): number {
  const waiting = new Set([start]);
  const callers = new Set<FunctionSymbol>();
  // The set grows during the iteration.
  for (const node of waiting) {
    if (node.facts.async) continue;
    for (const { kind, from } of node.in) {
      if (kind === 'then' || kind === 'later') continue;
      if (!isAround(from, start)) callers.add(from);
      waiting.add(from);
    }
  }
  return callers.size;
}
