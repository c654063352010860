/** `use-async-api`: replaces a blocking call by its async twin, awaited, if the function around it can be async. */
import { lookup } from '../catalogue/index.ts';
import type { CatalogueRow } from '../catalogue/types.ts';
import { type ApiCall, applies } from '../program/index.ts';
import { awaitTwin } from './async-api/call-twin.ts';
import { leavesNoTrace } from './async-api/safety.ts';
import { refuse } from './async-api/site.ts';
import { Chain } from './chain/chain.ts';
import { checkInterleaving } from './interleaving/index.ts';
import { apiCallAt, checkIsLocal } from './places.ts';
import type { Refactor } from './refactor.ts';
import { keepPromises } from './single-flight/index.ts';

interface BlockingCall {
  readonly api: ApiCall;
  readonly row: CatalogueRow;
}

export const useAsyncApi: Refactor<BlockingCall> = {
  id: 'use-async-api',
  title: 'Await the async API',
  rules: ['blocking-call'],

  find(workspace, spot) {
    const { program, sources } = workspace;
    const api = apiCallAt(workspace, spot);
    if (!api) return undefined;
    const row = program.rowOf(api) ?? shortRowOf(api);
    if (!row) return undefined;
    if (!row.twin) return undefined;
    return {
      title: `Await ${row.twin.name.replace(/^.*[.#]/, '')}() instead of ${api.call.text}()`,
      safe: leavesNoTrace(api, row, sources),
      subject: { api, row },
    };
  },

  edit({ api, row }, { program, sources }) {
    const chain = new Chain(program, sources);
    awaitTwin(chain, api, row);
    chain.follow();
    checkIsLocal(chain, api.node);
    const { facts } = api.node;
    if (!facts.async && facts.kind !== 'module' && program.contexts.primary(api.node) === undefined)
      refuse({ api }, `no caller of ${facts.name}() is known, and each would have to await it`);
    keepPromises(chain);
    const isVisible = checkInterleaving(chain) === 'visible';
    return { told: chain.told, isVisible };
  },
};

/**
 * The row of a call that is too short to be reported.
 * @throws {Refusal} if awaiting it would only take longer
 */
function shortRowOf(api: ApiCall): CatalogueRow | undefined {
  const known = lookup(api.module, api.path).find(({ when }) => !when || applies(when, api));
  if (!known?.keepSync) return undefined;
  // For many elements, awaiting each takes longer overall but keeps the event loop free.
  const isEach = api.repeated || api.node.in.some(({ kind, repeated }) => kind === 'callback' && repeated);
  return isEach && known.workload === 'io' ? known : refuse({ api }, `${api.call.text}() is faster than any promise`);
}
