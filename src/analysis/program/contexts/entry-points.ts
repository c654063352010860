/** Where contexts begin: a function's own registrations, and the file it stands in. */
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/handlers.ts';
import { ANIMATES } from '../../catalogue/contexts/audiences.ts';
import { isEventLoop, type Context } from '../../findings.ts';
import { ENDLESS_LOOP, goesOn } from './endless-loops.ts';
import { isCalledHere } from '../graph/callers.ts';
import { functionsAround } from '../graph/enclosing.ts';
import { isForOthers, isNamedWorker } from '../graph/package-kind.ts';
import type { FunctionSymbol, EntryPoint, SourceFile } from '../graph/graph.ts';

/** The context in which the whole file runs, if its role decides that. */
const contextOfRole = ({ role }: SourceFile): Context | undefined => (role === 'source' ? undefined : role);

const BY_PARAMETERS: ReadonlySet<string> = new Set(REQUEST_PARAMETERS.map(([, , kind]) => kind));

/** The context of what a script passes to a server: start-up, and each request. */
const OF_SERVERS: ReadonlySet<Context> = new Set(['startup', 'request']);

/** An animation in the terminal freezes while the command blocks. */
const ANIMATED: EntryPoint = { context: 'task', kind: 'command' };

const animates = ({ facts }: SourceFile): boolean =>
  facts.imports.some(({ specifier, typeOnly }) => !typeOnly && ANIMATES.has(specifier));

const WORKER: EntryPoint = { context: 'worker', kind: 'worker' };

/** What a worker registers runs there: the function is in a file that only a worker runs. */
const isInWorker = (node: FunctionSymbol): boolean =>
  [...functionsAround(node)].some(
    ({ entryPoints }) => entryPoints.length > 0 && entryPoints.every(({ context }) => context === 'worker'),
  );

/** `export default { fetch }` of a package for others that starts a process with it, for one task. */
const answersApart = ({ sourceFile, entryPoints }: FunctionSymbol): boolean =>
  isForOthers(sourceFile) && isNamedWorker(sourceFile) && entryPoints.every(({ kind }) => kind === 'fetch server');

/**
 * The contexts that begin at a function: by its file, by what registers it, or by an endless loop.
 *
 * @param stays whether the process that runs a function stays alive: a command may be a service
 */
export function entryPointsOf(node: FunctionSymbol, stays: (node: FunctionSymbol) => boolean): readonly EntryPoint[] {
  const role = contextOfRole(node.sourceFile);
  if (node.sourceFile.isDependency) return [];
  if (role === undefined) return goesOn(node) ? [...registered(node), ENDLESS_LOOP] : registered(node);
  // Whatever else a test, a script or a worker declares or registers runs there.
  const own = role === 'script' ? ofScript(node, stays(node)) : [];
  return own.length > 0 ? own : [{ context: role, kind: `${role} file` }];
}

function ofScript(node: FunctionSymbol, stays: boolean): readonly EntryPoint[] {
  if (!stays) return servedByScript(node);
  if (goesOn(node)) return [ENDLESS_LOOP];
  return node.facts.kind === 'module' ? [] : registered(node);
}

/** A script may start a server, to which it passes handlers, and may animate something while a command runs. */
function servedByScript({ entryPoints, sourceFile }: FunctionSymbol): readonly EntryPoint[] {
  if (animates(sourceFile) && entryPoints.some(({ context }) => context === 'script')) return [ANIMATED];
  return entryPoints.filter(({ context, kind }) => OF_SERVERS.has(context) && !BY_PARAMETERS.has(kind));
}

/** If a host is known to call it, names and parameters add nothing. */
function withoutGuesses(given: FunctionSymbol['given']): FunctionSymbol['given'] {
  return given.some(({ isOfHost }) => isOfHost)
    ? given.filter(({ isOfHost, isByConvention }) => isOfHost || !isByConvention)
    : given;
}

/** A call that is seen says more. */
const isGuess = ({ kind, possible }: EntryPoint): boolean => BY_PARAMETERS.has(kind) || possible !== undefined;

function registered(node: FunctionSymbol): readonly EntryPoint[] {
  if (node.facts.kind === 'module') return [{ context: 'startup', kind: 'module' }, ...node.entryPoints];
  // Fast path: most functions have none.
  if (node.entryPoints.length === 0 || (node.entryPoints.every(isGuess) && isCalledHere(node))) return [];
  if (isInWorker(node) || answersApart(node)) return [WORKER];
  return withoutGuesses(node.given).map(({ entryPoint, from }) => {
    // A handler may be passed to another file, which belongs to a worker.
    if (from.role === 'worker' && isEventLoop(entryPoint.context)) return WORKER;
    return entryPoint.context === 'script' && animates(node.sourceFile) ? ANIMATED : entryPoint;
  });
}
