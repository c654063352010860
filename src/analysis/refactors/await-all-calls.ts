/** `await-all-calls`: replaces all blocking calls of a function by their async twins at once, and its callers wait. */
import type { CatalogueRow } from '../catalogue/types.ts';
import { calledAs } from '../facts/function-names.ts';
import type { ApiCall, FunctionSymbol, Program } from '../program/index.ts';
import { awaitTwin } from './async-api/call-twin.ts';
import { Chain } from './chain/chain.ts';
import { Refusal } from './chain/refusal.ts';
import { Sources } from './chain/sources.ts';
import { functionInWords } from './function-in-words.ts';
import { checkInterleaving } from './interleaving/index.ts';
import { apiCallAt, primitiveAt } from './places.ts';
import { isPublic, toldOfPublic } from './public.ts';
import type { Refactor, Workspace } from './refactor.ts';
import { keepPromises } from './single-flight/index.ts';
import { callersInWords, callersOf } from './waiting-callers.ts';

interface BlockingCall {
  readonly api: ApiCall;
  readonly row: CatalogueRow;
}

interface BlockingFunction {
  readonly node: FunctionSymbol;
  readonly calls: readonly BlockingCall[];
}

export const awaitAllCalls: Refactor<BlockingFunction> = {
  id: 'await-all-calls',
  title: 'Await all blocking calls of the function',
  rules: ['blocking-call'],

  find(workspace, spot) {
    const { program } = workspace;
    const api = primitiveAt(program, spot) ?? apiCallAt(workspace, spot);
    if (!api) return undefined;
    const node = ownerOf(api.node);
    const blocking = blockingCallsIn(program, node);
    const calls = blocking.filter((each) => hasTwinHere(workspace, each));
    // A single call has a refactor of its own.
    if (calls.length < 2 || !calls.some((each) => each.api === api)) return undefined;
    const count = calls.length === blocking.length ? `${calls.length}` : `${calls.length} of the ${blocking.length}`;
    const callers = callersOf(node);
    const note = isPublic(program, node) ? ', which the package exports,' : '';
    const others = callers > 0 ? `${note} and make ${callersInWords(callers)} async` : note.replace(/,$/, '');
    return {
      title: `Await ${count} blocking calls in ${functionInWords(node)}${others}`,
      safe: false,
      subject: { node, calls },
    };
  },

  edit({ node, calls }, { program, sources }) {
    const { facts, sourceFile } = node;
    const isUnseen = callersOf(node) === 0 && program.contexts.primary(node) === undefined;
    if (isUnseen && !facts.async && facts.kind !== 'module')
      throw new Refusal(
        `no caller of ${calledAs(facts.name)} is known, and each would have to await it`,
        sourceFile.path,
        facts.span,
      );
    const chain = new Chain(program, sources);
    for (const { api, row } of calls) awaitTwin(chain, api, row);
    chain.follow();
    keepPromises(chain);
    checkInterleaving(chain);
    return {
      told: [
        ...toldOfPublic(
          program,
          chain.nodes.filter((each) => each !== node),
        ),
        ...chain.told,
      ],
    };
  },
};

/** Callbacks that run within a function are part of it. */
function ownerOf(node: FunctionSymbol): FunctionSymbol {
  const around = node.in.find(({ kind, from }) => kind === 'callback' && from.id === node.facts.parent)?.from;
  return around && !node.facts.async ? ownerOf(around) : node;
}

const blockingCallsIn = (program: Program, owner: FunctionSymbol): BlockingCall[] =>
  owner.sourceFile.nodes
    .filter((node) => ownerOf(node) === owner)
    .flatMap(({ apiCalls }) => apiCalls)
    .flatMap((api): BlockingCall[] => {
      const row = program.rowOf(api);
      return row?.twin ? [{ api, row }] : [];
    });

/** Can an async version replace it, judging by the call itself? */
function hasTwinHere({ program, sources }: Workspace, { api, row }: BlockingCall): boolean {
  try {
    awaitTwin(new Chain(program, new Sources(sources.source, sources)), api, row);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
