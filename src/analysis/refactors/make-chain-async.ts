/**
 * `make-chain-async`: replaces a blocking call in a helper by its async twin, and makes every caller await it, across
 * files.
 */
import type { CatalogueRow } from '../catalogue/types.ts';
import type { ApiCall } from '../program/index.ts';
import { awaitTwin } from './async-api/call-twin.ts';
import { Chain } from './chain/chain.ts';
import { checkInterleaving } from './interleaving/index.ts';
import { apiCallAt, primitiveAt } from './places.ts';
import { isPublic, toldOfPublic } from './public.ts';
import type { Refactor } from './refactor.ts';
import { keepPromises } from './single-flight/index.ts';
import { callersInWords, callersOf } from './waiting-callers.ts';

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
    return { title: `Make ${what}${note} and ${callersInWords(callers)} async`, safe: false, subject: { api, row } };
  },

  edit({ api, row }, { program, sources }) {
    const chain = new Chain(program, sources);
    awaitTwin(chain, api, row);
    chain.follow();
    keepPromises(chain);
    checkInterleaving(chain);
    const callers = chain.nodes.filter((node) => node !== api.node);
    return { told: [...toldOfPublic(program, callers), ...chain.told] };
  },
};
