/** Finds what keeps the process alive that runs a function: servers, watchers, timers that go on, sockets, hosts. */
import { REQUEST_PARAMETERS } from '../../catalogue/contexts/callbacks.ts';
import { SERVES_PEERS } from '../../catalogue/contexts/frameworks.ts';
import {
  ENDS,
  HOSTS,
  KEEP_ALIVE,
  LISTEN,
  PAGE,
  type KeepAliveKind,
  type KeepAliveRow,
} from '../../catalogue/contexts/keep-alive.ts';
import { isEventLoop } from '../../findings.ts';
import { isAround } from '../graph/enclosing.ts';
import { goesOn } from './endless-loops.ts';
import type { ApiCall, EntryPoint, FunctionSymbol, SourceFile } from '../graph/graph.ts';

/** What keeps a process alive, and where that stands. */
export interface KeepAlive {
  readonly kind: KeepAliveKind;
  readonly because: string;
  /** A call, or the function that is called from outside. */
  readonly at: ApiCall | FunctionSymbol;
}

const rows = new Map(
  KEEP_ALIVE.flatMap((row) =>
    row.modules.split(' ').flatMap((module) => row.names.split(' ').map((name) => [`${module} ${name}`, row] as const)),
  ),
);

/** @returns undefined for most functions: what runs them ends when they are done, as far as they tell */
export function keepAliveOf(node: FunctionSymbol): KeepAlive | undefined {
  if (node.sourceFile.isDependency) return undefined;
  return byHost(node) ?? byCall(node) ?? byEntryPoint(node) ?? byLoop(node);
}

/** By what the file imports. */
function byHost(node: FunctionSymbol): KeepAlive | undefined {
  if (node.id !== 0) return undefined;
  for (const { specifier, typeOnly, within } of node.sourceFile.facts.imports) {
    if (typeOnly || within) continue;
    const host = Object.hasOwn(HOSTS, specifier) ? HOSTS[specifier] : undefined;
    if (host) return { ...host, at: node };
    if (SERVES_PEERS.has(specifier)) return { kind: 'connected', because: 'answers its peers', at: node };
  }
  return undefined;
}

function byCall(node: FunctionSymbol): KeepAlive | undefined {
  for (const call of node.apiCalls) {
    const row = rowOf(call);
    if (row && !call.call.guards && !isEnded(call)) return { kind: row.kind, because: row.because, at: call };
  }
  return undefined;
}

function rowOf({ module, path }: ApiCall): KeepAliveRow | undefined {
  if (module === 'globals' && path.startsWith('document.')) return PAGE;
  const name = lastOf(path);
  // Of Node's own servers the call that makes them is told.
  const listens = name === 'listen' && path !== name && !module.startsWith('node:');
  return rows.get(`${module} ${name}`) ?? (listens ? LISTEN : undefined);
}

/** The last name of a path, of a class its own: `default()#listen`, `Server.new`. */
function lastOf(path: string): string {
  const plain = path.replace(/\.new$/, '').replace(/(\(\))+$/, '');
  return plain.slice(Math.max(plain.lastIndexOf('#'), plain.lastIndexOf('.')) + 1);
}

/** Is it closed or cleared in the function that opens it, or in what that hands over? */
function isEnded({ node, module, path }: ApiCall): boolean {
  const name = lastOf(path);
  const ends = Object.hasOwn(ENDS, name) ? ENDS[name] : undefined;
  if (!ends) return false;
  const opened = path.replace(/[#.]\w+$/, '');
  const isEnd = (call: ApiCall): boolean =>
    call.module === module &&
    ends.includes(lastOf(call.path)) &&
    (call.path.startsWith(opened) || !/[#.]/.test(call.path));
  return node.sourceFile.nodes.some(
    (inner) => (inner === node || isCalledBack(inner, node)) && inner.apiCalls.some(isEnd),
  );
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
      if (!isByConvention && OF_NODE.test(kind)) return undefined;
      return { kind: 'listens', because: 'answers requests' };
    case 'render':
      return { kind: 'page', because: 'draws a page' };
    case 'timer':
      // Of a timer the call tells whether it goes on.
      return isByConvention ? { kind: 'polls', because: 'runs on a schedule' } : undefined;
    case 'event':
      return HOST_EVENTS.has(kind) ? { kind: 'hosted', because: `answers events (${kind})` } : undefined;
    default:
      return undefined;
  }
}

/** Servers that Node makes itself. */
const OF_NODE = /^(http|https|http2|socket) server$/;

/** Kinds of handlers that only such programs have; streams, child processes and emitters of their own all have. */
const HOST_EVENTS: ReadonlySet<string> = new Set([
  'vscode command',
  'electron ipc',
  'electron app',
  'queue',
  'mcp',
  'language server',
  'debug adapter',
]);

/** What a program runs when it is asked for by name: a command of its command line. */
export const isCommand = ({ entryPoints }: FunctionSymbol): boolean =>
  entryPoints.some(({ context }) => context === 'script');

/** A file whose functions are called by the framework that loads it. */
export const isLoadedByFramework = ({ nodes }: SourceFile): boolean =>
  nodes.some(({ given }) =>
    given.some(({ isByConvention, entryPoint }) => isByConvention && isEventLoop(entryPoint.context)),
  );
