/** Where contexts begin: a function's own registrations, and the file it stands in. */
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/callbacks.ts';
import { isEventLoop, type Context } from '../../findings.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { isForOthers, isNamedWorker } from '../graph/package-kind.ts';
import type { FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

/** The context in which the whole file runs, where its role decides it. */
const contextOfRole = ({ role }: SourceFile): Context | undefined => (role === 'source' ? undefined : role);

const BY_PARAMETERS: ReadonlySet<string> = new Set(REQUEST_PARAMETERS.map(([, , kind]) => kind));

/** In which what a script hands to a server runs: as it starts, and for each request. */
const OF_SERVERS: ReadonlySet<Context> = new Set(['startup', 'request']);

const isCalledHere = (node: FunctionSymbol): boolean =>
  node.in.some(({ kind, from }) => kind === 'call' && from !== node && from.sourceFile.role !== 'test');

const WORKER: EntryPoint = { context: 'worker', kind: 'worker' };

/** What a worker registers runs there: the function stands in one that only a worker runs. */
const isInWorker = (node: FunctionSymbol): boolean =>
  [...functionsAround(node)].some(
    ({ entryPoints }) => entryPoints.length > 0 && entryPoints.every(({ context }) => context === 'worker'),
  );

/** `export default { fetch }` of a package for others that starts a process with it, for one task. */
const answersApart = ({ sourceFile, entryPoints }: FunctionSymbol): boolean =>
  isForOthers(sourceFile) && isNamedWorker(sourceFile) && entryPoints.every(({ kind }) => kind === 'fetch server');

/** The contexts that begin at a function: by the file it stands in, by what registers it. */
export function entryPointsOf(node: FunctionSymbol): readonly EntryPoint[] {
  const role = contextOfRole(node.sourceFile);
  if (node.sourceFile.isDependency) return [];
  if (role !== undefined) {
    const served =
      role === 'script'
        ? node.entryPoints.filter(({ context, kind }) => OF_SERVERS.has(context) && !BY_PARAMETERS.has(kind))
        : [];
    // Whatever else a test, a script or a worker declares or registers runs there; a script may be how a server is
    // started, which it hands what answers.
    return served.length > 0 ? served : [{ context: role, kind: `${role} file` }];
  }
  if (node.facts.kind === 'module') return [{ context: 'startup', kind: 'module' }, ...node.entryPoints];
  // Most functions have none, and nothing more is to be asked of them.
  if (
    node.entryPoints.length === 0 ||
    (node.entryPoints.every(({ kind }) => BY_PARAMETERS.has(kind)) && isCalledHere(node))
  )
    return [];
  if (isInWorker(node) || answersApart(node)) return [WORKER];
  // A handler may be handed to another file, which is a worker's.
  return node.given.map(({ entryPoint, from }) =>
    from.role === 'worker' && isEventLoop(entryPoint.context) ? WORKER : entryPoint,
  );
}
