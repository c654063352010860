/** Finds what keeps the process alive that runs a function: servers, watchers, timers that go on, sockets, hosts. */
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

/** What keeps a process alive, and where that stands. */
export interface KeepAlive {
  readonly kind: KeepAliveKind;
  readonly because: string;
  /** A call, or the function that is called from outside. */
  readonly at: ApiCall | FunctionSymbol;
}

/** @returns undefined for most functions: what runs them ends when they are done, as far as they tell */
export function keepAliveOf(node: FunctionSymbol): KeepAlive | undefined {
  if (node.sourceFile.isDependency) return undefined;
  return byHost(node) ?? byCall(node) ?? byEntryPoint(node) ?? byLoop(node);
}

/** By what the file imports: all its functions run where alone it can be loaded. */
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

/** Is it closed or cleared in the function that opens it, or in what that hands over? */
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

/** A timer that does nothing keeps its process, in which nothing waits to be done. */
function doesNothing({ node, call }: ApiCall): boolean {
  const called = node.out.filter(({ span }) => isAt(span, call));
  return called.length > 0 && called.every(({ to }) => to.facts.calls.length === 0);
}

/** Does a function stand in another that hands it to the event loop? What a signal calls ends everything. */
const isCalledBack = (inner: FunctionSymbol, outer: FunctionSymbol): boolean =>
  inner.id !== outer.id &&
  isAround(outer, inner) &&
  inner.in.some(({ kind }) => kind !== 'guess' && kind !== 'call') &&
  !inner.entryPoints.some(({ context }) => context === 'exit');

/** By who calls the function. */
function byEntryPoint(node: FunctionSymbol): KeepAlive | undefined {
  for (const { entryPoint, isByConvention } of node.given) {
    // By its parameters alone; whoever hands it over knows more, and nobody hands over what stands in a script.
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
      // The call that makes the server tells more: whether it is closed, too.
      if (!isByConvention && SERVERS_OF_NODE.has(kind)) return undefined;
      return { kind: 'listens', because: 'answers requests' };
    case 'render':
      return { kind: 'page', because: 'draws a page' };
    case 'timer':
      // Of a timer the call tells whether it goes on.
      return isByConvention ? { kind: 'polls', because: 'runs on a schedule' } : undefined;
    case 'event':
      return EVENTS_OF_HOSTS.has(kind) ? { kind: 'hosted', because: `answers events (${kind})` } : undefined;
    default:
      return undefined;
  }
}

/** What a program runs when it is asked for by name: a command of its command line. */
export const isCommand = ({ entryPoints }: FunctionSymbol): boolean =>
  entryPoints.some(({ context }) => context === 'script');

/** A file whose functions are called by the framework that loads it. */
export const isLoadedByFramework = ({ nodes }: SourceFile): boolean =>
  nodes.some(({ given }) =>
    given.some(({ isByConvention, entryPoint }) => isByConvention && isEventLoop(entryPoint.context)),
  );
