/** Finds what keeps the process that runs a function alive: servers, watchers, repeating timers, sockets, hosts. */
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/handlers.ts';
import { SERVES_PEERS } from '../../catalogue/contexts/frameworks.ts';
import {
  endsOf,
  EVENTS_OF_HOSTS,
  HOSTS,
  keepAliveRow,
  type KeepAliveKind,
  lastNameIn,
  SERVERS_OF_NODE,
} from '../../catalogue/contexts/keep-alive.ts';
import { isEventLoop } from '../../findings.ts';
import { isAround } from '../graph/enclosing.ts';
import { isAt } from '../graph/find-calls.ts';
import { goesOn } from './endless-loops.ts';
import type { ApiCall, EntryPoint, FunctionSymbol, SourceFile } from '../graph/graph.ts';

/** What keeps a process alive, and its position. */
export interface KeepAlive {
  readonly kind: KeepAliveKind;
  readonly because: string;
  /** A call, or the function that is called from outside. */
  readonly at: ApiCall | FunctionSymbol;
}

/** @returns undefined for most functions: as far as is known, the process ends when they are done */
export function keepAliveOf(node: FunctionSymbol): KeepAlive | undefined {
  if (node.sourceFile.isDependency) return undefined;
  return byHost(node) ?? byCall(node) ?? byEntryPoint(node) ?? byLoop(node);
}

/** By what the file imports: all its functions run in the only host that can load it. */
function byHost(node: FunctionSymbol): KeepAlive | undefined {
  for (const { specifier, typeOnly, within } of node.sourceFile.facts.imports) {
    if (typeOnly || within) continue;
    const host = Object.hasOwn(HOSTS, specifier) ? HOSTS[specifier] : undefined;
    if (host) return { ...host, at: node.sourceFile.nodes[0]! };
    if (node.id === 0 && SERVES_PEERS.has(specifier))
      return { kind: 'connected', because: 'answers its peers', at: node };
  }
  return undefined;
}

function byCall(node: FunctionSymbol): KeepAlive | undefined {
  for (const call of node.apiCalls) {
    const row = keepAliveRow(call.module, call.path);
    if (row && !call.call.guards && !isEnded(call) && !(row.kind === 'polls' && doesNothing(call)))
      return { kind: row.kind, because: row.because, at: call };
  }
  return undefined;
}

/** Is it closed or cleared in the function that opens it, or in what that passes on? */
export function isEnded({ node, module, path }: ApiCall): boolean {
  const ends = endsOf(path);
  if (!ends) return false;
  const opened = path.replace(/[#.]\w+$/, '');
  const isEnd = (call: ApiCall): boolean =>
    call.module === module &&
    ends.includes(lastNameIn(call.path)) &&
    (call.path.startsWith(opened) || !/[#.]/.test(call.path));
  return node.sourceFile.nodes.some(
    (inner) => (inner === node || isCalledBack(inner, node)) && inner.apiCalls.some(isEnd),
  );
}

/** A timer that does nothing keeps its process alive, but no work waits in it. */
function doesNothing({ node, call }: ApiCall): boolean {
  const called = node.out.filter(({ span }) => isAt(span, call));
  return called.length > 0 && called.every(({ to }) => to.facts.calls.length === 0);
}

/** Is a function nested in another that registers it with the event loop? What a signal calls ends everything. */
const isCalledBack = (inner: FunctionSymbol, outer: FunctionSymbol): boolean =>
  inner.id !== outer.id &&
  isAround(outer, inner) &&
  inner.in.some(({ kind }) => kind !== 'guess' && kind !== 'call') &&
  !inner.entryPoints.some(({ context }) => context === 'exit');

/** By who calls the function. */
function byEntryPoint(node: FunctionSymbol): KeepAlive | undefined {
  for (const { entryPoint, isByConvention } of node.given) {
    // By its parameters alone. The code that registers it would say more, and nothing registers functions of a script.
    if (BY_PARAMETERS.has(entryPoint.kind) && (node.in.length > 0 || node.sourceFile.role === 'script')) continue;
    const found = ofEntryPoint(entryPoint, isByConvention);
    if (found) return { ...found, at: node };
  }
  return undefined;
}

const BY_PARAMETERS: ReadonlySet<string> = new Set(REQUEST_PARAMETERS.map(([, , kind]) => kind));

const byLoop = (node: FunctionSymbol): KeepAlive | undefined =>
  goesOn(node) ? { kind: 'polls', because: 'goes on in an endless loop', at: node } : undefined;

type Reason = Pick<KeepAlive, 'kind' | 'because'>;

function ofEntryPoint({ context, kind }: EntryPoint, isByConvention: boolean): Reason | undefined {
  switch (context) {
    case 'request':
      // The call that creates the server says more: for example whether the server is closed, too.
      if (!isByConvention && SERVERS_OF_NODE.has(kind)) return undefined;
      return { kind: 'listens', because: 'answers requests' };
    case 'render':
      return { kind: 'page', because: 'draws a page' };
    case 'timer':
      // The call of a timer shows whether it repeats.
      return isByConvention ? { kind: 'polls', because: 'runs on a schedule' } : undefined;
    case 'event':
      return EVENTS_OF_HOSTS.has(kind) ? { kind: 'hosted', because: `answers events (${kind})` } : undefined;
    default:
      return undefined;
  }
}

/** What a program runs if it is asked to by name: a command of its command line. */
export const isCommand = ({ entryPoints }: FunctionSymbol): boolean =>
  entryPoints.some(({ context }) => context === 'script');

/** A file whose functions are called by the framework that loads it. */
export const isLoadedByFramework = ({ nodes }: SourceFile): boolean =>
  nodes.some(({ given }) =>
    given.some(({ isByConvention, entryPoint }) => isByConvention && isEventLoop(entryPoint.context)),
  );
