/** Where contexts begin: a function's own registrations, and the file it stands in. */
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/callbacks.ts';
import { isEventLoop, type Context } from '../../findings.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { isForOthers, isNamedWorker } from './package-kind.ts';
import type { FunctionNode, Seed, Unit } from '../graph/graph.ts';

/** The context in which the whole file runs, where its role decides it. */
const contextOfRole = ({ role }: Unit): Context | undefined => (role === 'source' ? undefined : role);

const BY_PARAMETERS: ReadonlySet<string> = new Set(REQUEST_PARAMETERS.map(([, , kind]) => kind));

/** In which what a script hands to a server runs: as it starts, and for each request. */
const OF_SERVERS: ReadonlySet<Context> = new Set(['startup', 'request']);

const isCalledHere = (node: FunctionNode): boolean => node.in.some(({ kind, from }) => kind === 'call' && from !== node && from.unit.role !== 'test');

const WORKER: Seed = { context: 'worker', kind: 'worker' };

/** What a worker registers runs there: the function stands in one that only a worker runs. */
const isInWorker = (node: FunctionNode): boolean =>
  [...functionsAround(node)].some(({ seeds }) => seeds.length > 0 && seeds.every(({ context }) => context === 'worker'));

/** `export default { fetch }` of a package for others that starts a process with it, for one task. */
const answersApart = ({ unit, seeds }: FunctionNode): boolean =>
  isForOthers(unit) && isNamedWorker(unit) && seeds.every(({ kind }) => kind === 'fetch server');

/** The contexts that begin at a function: by the file it stands in, by what registers it. */
export function seedsOf(node: FunctionNode): readonly Seed[] {
  const role = contextOfRole(node.unit);
  if (node.unit.isDependency) return [];
  if (role !== undefined) {
    const served = role === 'script' ? node.seeds.filter(({ context, kind }) => OF_SERVERS.has(context) && !BY_PARAMETERS.has(kind)) : [];
    // Whatever else a test, a script or a worker declares or registers runs there; a script may be how a server is started, which it hands what answers.
    return served.length > 0 ? served : [{ context: role, kind: `${role} file` }];
  }
  if (node.facts.kind === 'module') return [{ context: 'startup', kind: 'module' }, ...node.seeds];
  // Most functions have none, and nothing more is to be asked of them.
  if (node.seeds.length === 0 || (node.seeds.every(({ kind }) => BY_PARAMETERS.has(kind)) && isCalledHere(node))) return [];
  if (isInWorker(node) || answersApart(node)) return [WORKER];
  // A handler may be handed to another file, which is a worker's.
  return node.given.map(({ seed, from }) => (from.role === 'worker' && isEventLoop(seed.context) ? WORKER : seed));
}
