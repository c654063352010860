/** APIs that keep a process alive after its initial work: data. */
import { isOfNode } from '../node/specifiers.ts';
import { SHOWN_AGAIN } from './callbacks.ts';

/**
 * From what tells most of who waits to what tells least:
 * - `listens`: for connections or requests; `connected`: to a broker, a chat or another peer that sends;
 * - `hosted`: in an editor, a desktop shell, an assistant; `page`: in a browser;
 * - `watches`: files; `polls`: with a timer that goes on; `started`: its package starts it as a service.
 */
export const KEEP_ALIVE_KINDS = ['listens', 'connected', 'hosted', 'page', 'watches', 'polls', 'started'] as const;
export type KeepAliveKind = (typeof KEEP_ALIVE_KINDS)[number];

export interface KeepAliveRow {
  /** Separated by spaces. */
  readonly modules: string;
  /** The last names of the called paths, separated by spaces. */
  readonly names: string;
  readonly kind: KeepAliveKind;
  /** The reason, to follow "it": "listens for connections". */
  readonly because: string;
}

const LISTENS = 'listens for connections';
const WATCHES = 'watches files';
const POLLS = 'polls with a timer';
const CONNECTED = 'stays connected';
const IN_PAGE = 'runs in a page';

const KEEP_ALIVE: readonly KeepAliveRow[] = [
  {
    modules: 'node:http node:https node:http2 node:net node:tls',
    names: 'createServer createSecureServer Server',
    kind: 'listens',
    because: LISTENS,
  },
  { modules: 'node:dgram', names: 'bind', kind: 'listens', because: LISTENS },
  { modules: 'node:repl', names: 'start', kind: 'listens', because: 'reads a prompt' },
  { modules: 'node:fs node:fs/promises', names: 'watch watchFile', kind: 'watches', because: WATCHES },
  { modules: 'globals node:timers node:timers/promises', names: 'setInterval', kind: 'polls', because: POLLS },
  { modules: 'globals', names: 'serve', kind: 'listens', because: LISTENS },
  { modules: '@hono/node-server', names: 'serve', kind: 'listens', because: LISTENS },
  { modules: 'ws', names: 'WebSocketServer Server', kind: 'listens', because: LISTENS },
  { modules: 'socket.io', names: 'Server', kind: 'listens', because: LISTENS },
  { modules: '@grpc/grpc-js grpc', names: 'bindAsync start', kind: 'listens', because: LISTENS },
  { modules: 'bullmq', names: 'Worker', kind: 'connected', because: 'takes jobs from a queue' },
  { modules: 'bull bee-queue agenda', names: 'process start', kind: 'connected', because: 'takes jobs from a queue' },
  { modules: 'chokidar sane nsfw watchpack', names: 'watch default Watcher', kind: 'watches', because: WATCHES },
  { modules: '@parcel/watcher', names: 'subscribe', kind: 'watches', because: WATCHES },
  {
    modules: 'node-cron cron node-schedule croner toad-scheduler',
    names: 'schedule scheduleJob CronJob Cron from addSimpleIntervalJob',
    kind: 'polls',
    because: 'runs on a schedule',
  },
  { modules: 'mqtt', names: 'connect connectAsync', kind: 'connected', because: CONNECTED },
  {
    modules: 'amqplib amqp-connection-manager kafkajs nats redis ioredis',
    names: 'consume run subscribe pSubscribe psubscribe',
    kind: 'connected',
    because: CONNECTED,
  },
  {
    modules: 'discord.js eris telegraf grammy @slack/bolt tmi.js matrix-bot-sdk irc-framework oceanic.js',
    names: 'login launch start connect',
    kind: 'connected',
    because: CONNECTED,
  },
  {
    modules:
      'vscode-languageserver vscode-languageserver/node vscode-languageserver/browser vscode-languageserver/node.js',
    names: 'createConnection',
    kind: 'hosted',
    because: 'is a language server',
  },
  {
    modules: '@modelcontextprotocol/sdk/server/index.js @modelcontextprotocol/sdk/server/mcp.js fastmcp',
    names: 'Server McpServer FastMCP',
    kind: 'hosted',
    because: 'is an MCP server',
  },
  {
    modules: '@vscode/debugadapter vscode-debugadapter',
    names: 'run DebugSession LoggingDebugSession',
    kind: 'hosted',
    because: 'is a debug adapter',
  },
  {
    modules: 'react-dom react-dom/client preact vue svelte solid-js/web',
    names: 'createRoot hydrateRoot render hydrate createApp createSSRApp mount',
    kind: 'page',
    because: IN_PAGE,
  },
];

/** Whatever it is a method of: servers of all frameworks have it. */
const LISTEN: KeepAliveRow = { modules: '', names: 'listen', kind: 'listens', because: LISTENS };

/** Whatever looks at the document of a page. */
const PAGE: KeepAliveRow = { modules: 'globals', names: 'document', kind: 'page', because: IN_PAGE };

/** Modules that only such a process can load. */
export const HOSTS: Readonly<Record<string, Pick<KeepAliveRow, 'kind' | 'because'> | undefined>> = {
  vscode: { kind: 'hosted', because: 'runs in the editor' },
  electron: { kind: 'hosted', because: 'is a desktop app' },
};

/** What ends what was kept alive, by the last name of what kept it. */
const ENDS: Readonly<Record<string, readonly string[] | undefined>> = {
  setInterval: ['clearInterval', 'unref'],
  createServer: ['close'],
  createSecureServer: ['close'],
  listen: ['close', 'stop'],
  watch: ['close'],
  subscribe: ['unsubscribe'],
};

/** Kinds of entry points of servers that Node makes itself: the call that makes them tells whether they are closed. */
export const SERVERS_OF_NODE: ReadonlySet<string> = new Set([
  'http server',
  'https server',
  'http2 server',
  'socket server',
]);

/** Kinds of handlers that only such programs have; streams, child processes and emitters of their own all have. */
export const EVENTS_OF_HOSTS: ReadonlySet<string> = new Set([
  'vscode command',
  'electron ipc',
  'electron app',
  SHOWN_AGAIN,
  'queue',
  'mcp',
  'language server',
  'debug adapter',
]);

const rows = new Map(
  KEEP_ALIVE.flatMap((row) =>
    row.modules.split(' ').flatMap((module) => row.names.split(' ').map((name) => [`${module} ${name}`, row] as const)),
  ),
);

/** @returns undefined for what keeps nothing alive */
export function keepAliveRow(module: string, path: string): KeepAliveRow | undefined {
  if (module === PAGE.modules && path.startsWith(`${PAGE.names}.`)) return PAGE;
  const name = lastNameIn(path);
  // Of Node's own servers the call that makes them is reported.
  const listens = name === LISTEN.names && path !== name && !isOfNode(module);
  return rows.get(`${module} ${name}`) ?? (listens ? LISTEN : undefined);
}

/** The calls that end what a call keeps alive, by their last names. */
export function endsOf(path: string): readonly string[] | undefined {
  const name = lastNameIn(path);
  return Object.hasOwn(ENDS, name) ? ENDS[name] : undefined;
}

/** The last name of a path, of a class its own: `default()#listen`, `Server.new`. */
export function lastNameIn(path: string): string {
  const plain = path.replace(/\.new$/, '').replace(/(\(\))+$/, '');
  return plain.slice(Math.max(plain.lastIndexOf('#'), plain.lastIndexOf('.')) + 1);
}
