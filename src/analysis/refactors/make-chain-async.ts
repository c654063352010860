/**
 * `make-chain-async`: a blocking call in a helper gives way to its twin, and every function that leads to it waits,
 * across files.
 */
import type { CatalogueRow } from '../catalogue/types.ts';
import type { ApiCall, FunctionSymbol } from '../program/graph/graph.ts';
import { checkInterleaving } from './async-api/interleaving.ts';
import { awaitTwin } from './async-api/call-twin.ts';
import { Chain } from './chain/chain.ts';
import { isAround } from '../program/graph/enclosing.ts';
import { apiCallAt, primitiveAt } from './places.ts';
import { isPublic } from './public.ts';
import type { Refactor } from './refactor.ts';

interface BlockingHelper {
  readonly api: ApiCall;
  readonly row: CatalogueRow;
}

export const makeChainAsync: Refactor<BlockingHelper> = {
  id: 'make-chain-async',
  title: 'Make the helper and its callers async',
  rules: ['blocking-call'],

  find(workspace, spot) {
    const { program } = workspace;
    const api = primitiveAt(program, spot) ?? apiCallAt(workspace, spot);
    const row = api && program.rowOf(api);
    if (!api || !row?.twin || !hasCallers(api.node)) return undefined;
    const name = api.node.facts.name.replace(/^callback of .*/, 'this function');
    const note = isPublic(program, api.node) ? ', which the package offers to others,' : '';
    return { title: `Make ${name}()${note} and its callers async`, safe: false, subject: { api, row } };
  },

  edit({ api, row }, { program, sources }) {
    const chain = new Chain(program, sources);
    checkInterleaving(chain, api);
    awaitTwin(chain, api, row);
    chain.follow();
  },
};

/** Is it called from a function that it does not stand in? Otherwise awaiting the twin is all there is to do. */
function hasCallers(start: FunctionSymbol): boolean {
  const seen = new Set([start]);
  for (const node of seen) {
    if (node.facts.async) continue;
    for (const { kind, from } of node.in) {
      if (kind === 'then' || kind === 'later') continue;
      if (!isAround(from, start)) return true;
      seen.add(from);
    }
  }
  return false;
}
