/**
 * What calls do with the functions passed to them. The first matching row wins; rows with a module precede rows
 * without.
 */
import { FRAMEWORKS } from './frameworks.ts';
import { PAGE_CALLBACKS } from './pages.ts';
import { PEERS } from './peers.ts';
import type { CallbackRow } from './types.ts';

const ROUTES = 'get post put patch delete del head options all use route on';

/** Properties where pages, sockets and ports look for event handlers. */
const EVENTS_OF_PAGES = [
  'messageerror',
  'open',
  'close',
  'error',
  'click',
  'dblclick',
  'change',
  'input',
  'submit',
  'load',
  'unload',
  'beforeunload',
  'keydown',
  'keyup',
  'keypress',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseenter',
  'mouseleave',
  'pointerdown',
  'pointerup',
  'pointermove',
  'focus',
  'blur',
  'scroll',
  'wheel',
  'resize',
  'paste',
  'drop',
  'dragover',
  'popstate',
  'hashchange',
  'readystatechange',
  'timeout',
  'abort',
  'progress',
  'success',
  'upgradeneeded',
  'ended',
]
  .map((name) => `on${name}`)
  .join(' ');

/** Objects that emit messages under custom names: `socket.on('chat', (text) => …)`. */
const PEER = /^(web)?(socket|sock|ws|peer|client|conn(ection)?|channel)$/i;

/** A function that a bundler calls for each file of a build. */
export const BUILD_HOOK = 'build hook';

const ONCE = /^set(Timeout|Immediate)$/;
/** Timers of the platform that call back once; those of packages mostly repeat. */
export const callsBackOnce = (module: string, path: string): boolean =>
  (module === 'globals' || module === 'node:timers') && ONCE.test(path);

/** The user comes back to an app that runs already. */
export const SHOWN_AGAIN = 'electron app shown again';

/** In `first`: a path, not a word. */
export const ROUTE = 'route';

/** Methods of an emitter that register a listener and return the emitter. */
export const LISTENER_METHODS: ReadonlySet<string> = new Set(['on', 'once', 'addListener']);

export const CALLBACKS: readonly CallbackRow[] = [
  // Language and timers
  { module: 'globals', names: 'Promise', timing: 'now' },
  { module: 'globals', names: 'Array.from JSON.parse JSON.stringify Object.groupBy Map.groupBy', timing: 'each' },
  { module: 'globals', names: 'setTimeout setInterval setImmediate', timing: 'timer', kind: 'timer' },
  { module: 'node:timers', names: 'setTimeout setInterval setImmediate', timing: 'timer', kind: 'timer' },
  { module: 'globals', names: 'requestAnimationFrame requestIdleCallback', timing: 'render', kind: 'animation frame' },
  { module: 'globals', names: 'queueMicrotask process.nextTick', timing: 'then' },
  { module: 'node:process', names: 'nextTick', timing: 'then' },
  // Process and servers
  ...['globals', 'node:process'].flatMap((module): CallbackRow[] => {
    const prefix = module === 'globals' ? 'process.' : '';
    const on = ['on', 'once', 'addListener', 'prependListener'].map((name) => prefix + name).join(' ');
    return [
      {
        module,
        names: on,
        timing: 'exit',
        kind: 'exit handler',
        first: 'exit beforeExit SIGINT SIGTERM SIGHUP SIGQUIT uncaughtException unhandledRejection disconnect',
      },
      { module, names: on, timing: 'event', kind: 'process message', first: 'message' },
      { module, names: on, timing: 'event', kind: 'process event' },
    ];
  }),
  ...['http', 'https', 'http2'].flatMap((name): CallbackRow[] => {
    const makers = ['Server', 'createServer', 'createSecureServer'];
    const on = makers
      .flatMap((maker) =>
        ['on', 'once', 'addListener'].map((method) => `${maker}${maker === 'Server' ? '' : '()'}#${method}`),
      )
      .join(' ');
    return [
      { module: `node:${name}`, names: makers.join(' '), timing: 'request', kind: `${name} server` },
      {
        module: `node:${name}`,
        names: on,
        timing: 'request',
        kind: `${name} server`,
        first: 'request stream upgrade connect checkContinue',
      },
    ];
  }),
  { module: 'node:net', names: 'createServer', timing: 'event', kind: 'socket server' },
  { module: 'globals', names: 'self.onmessage', timing: 'worker', kind: 'worker' },
  { module: 'globals', names: 'self.addEventListener', timing: 'worker', kind: 'worker', first: 'message' },
  {
    module: 'node:worker_threads',
    names: 'parentPort.on parentPort.once parentPort.addListener',
    timing: 'worker',
    kind: 'worker',
    first: 'message',
  },
  { module: 'synckit', names: 'runAsWorker', timing: 'worker', kind: 'worker' },
  { module: 'node:async_hooks', names: 'AsyncLocalStorage#run AsyncLocalStorage#exit', timing: 'now' },
  // File watchers
  { module: 'node:fs', names: 'watch watchFile watch()#on', timing: 'event', kind: 'file watcher' },
  { modules: 'chokidar @parcel/watcher sane', names: 'on once subscribe', timing: 'event', kind: 'file watcher' },
  { names: 'on once', timing: 'event', kind: 'file watcher', first: 'aggregated addDir unlinkDir unlink' },
  {
    names: 'on once',
    timing: 'event',
    kind: 'file watcher',
    on: /^_?(\w*[wW]atcher|monitor|chokidar)$/,
    first: 'change changed add added rename all raw',
  },
  // Electron, VS Code, language servers
  { module: 'react', names: 'useEffect useLayoutEffect useInsertionEffect', timing: 'render', kind: 'react effect' },
  { module: 'react', names: 'useMemo useState useReducer', timing: 'now' },
  {
    module: 'electron',
    names: 'app.on app.once',
    timing: 'startup',
    kind: 'electron app',
    first: 'ready will-finish-launching',
  },
  {
    module: 'electron',
    names: 'app.on app.once',
    timing: 'exit',
    kind: 'electron app',
    first: 'before-quit will-quit quit window-all-closed',
  },
  {
    module: 'electron',
    names: 'ipcMain.handle ipcMain.handleOnce ipcMain.on ipcMain.once',
    timing: 'event',
    kind: 'electron ipc',
  },
  {
    module: 'electron',
    names: 'app.on app.once',
    timing: 'event',
    kind: SHOWN_AGAIN,
    first: 'activate second-instance did-become-active',
  },
  { module: 'electron', names: 'app.on app.once', timing: 'event', kind: 'electron app' },
  {
    module: 'vscode',
    names: 'commands.registerCommand commands.registerTextEditorCommand',
    timing: 'event',
    kind: 'vscode command',
  },
  { module: 'vscode', names: 'window.withProgress', timing: 'now' },
  { names: 'onInitialize', timing: 'startup', kind: 'language server' },
  // The editor asks on while a server makes its index.
  { names: 'onInitialized', timing: 'event', kind: 'language server start' },
  { names: 'onShutdown onExit', timing: 'exit', kind: 'language server' },
  ...FRAMEWORKS,
  ...PAGE_CALLBACKS,
  ...PEERS,
  // Command lines and tests
  { names: 'action', timing: 'script', kind: 'command' },
  ...['yargs', 'commander', 'cac', 'caporal', 'sade', 'citty', 'clipanion'].map(
    (module): CallbackRow => ({
      module,
      names: 'command default().command default()#command',
      timing: 'script',
      kind: 'command',
    }),
  ),
  {
    module: 'globals',
    names:
      'describe it test suite before after beforeEach afterEach beforeAll afterAll describe.each it.each test.each',
    timing: 'test',
    kind: 'test',
  },
  // Routes of Express, Fastify, Koa, Hono and similar frameworks
  { names: ROUTES, timing: 'request', kind: 'route', first: ROUTE },
  // Promises and collections
  { names: 'then catch finally', timing: 'then' },
  {
    names:
      'forEach map flatMap filter some every find findIndex findLast findLastIndex reduce ' +
      'reduceRight sort toSorted replace replaceAll',
    timing: 'each',
  },
  {
    modules: 'lodash lodash-es underscore',
    names:
      'each forOwn forIn mapValues reject pickBy omitBy partition groupBy keyBy countBy uniqBy sumBy sortBy orderBy',
    timing: 'each',
  },
  // Events of any object
  {
    names: 'on once addListener prependListener addEventListener',
    timing: 'startup',
    kind: 'event',
    first: 'listening ready',
  },
  { names: 'listen whenReady', timing: 'startup', kind: 'server start' },
  { names: 'addEventListener', timing: 'event', kind: 'page message', first: 'message' },
  // Output of a process that the program started.
  { names: 'on once addListener', timing: 'event', kind: 'process output', first: 'data', on: /^std(out|err)$/ },
  // A response to a request that the program sent.
  { names: 'on once addListener', timing: 'event', kind: 'answer', first: 'data', on: /^(res|resp|response)$/ },
  {
    names: 'on once addListener prependListener',
    timing: 'event',
    kind: 'message',
    first: 'message data line text packet',
  },
  {
    names: 'onStart onResolve onLoad onEnd onDispose',
    timing: 'event',
    kind: BUILD_HOOK,
    on: /^(build(er)?|pluginBuild|esbuild)$/,
  },
  { names: 'on once', timing: 'event', kind: BUILD_HOOK, on: /[cC]onfig(uration)?$/ },
  { modules: 'webpack @rspack/core', names: 'tap tapAsync tapPromise', timing: 'event', kind: BUILD_HOOK },
  { names: 'tapAsync tapPromise', timing: 'event', kind: BUILD_HOOK },
  {
    names: 'on',
    first: 'event',
    timing: 'event',
    kind: BUILD_HOOK,
    on: /(watch(er)?|build(er)?|bundler?|rollup|rolldown)$/i,
  },
  {
    names: 'on once addListener',
    timing: 'exit',
    kind: 'end',
    first: 'quit shutdown before-quit will-quit beforeExit',
  },
  { names: 'on once addListener', timing: 'exit', kind: 'server end', on: /^(\w*[sS]erver)$/, first: 'close' },
  { names: 'on once addListener', timing: 'event', kind: 'failure', first: 'error' },
  { names: 'on once addListener', timing: 'event', kind: 'process end', first: 'exit' },
  { names: 'on once addListener', timing: 'event', kind: 'process end', first: 'close', on: /(child|[pP]roc(ess)?)$/ },
  { names: 'on once addListener', timing: 'event', kind: 'completion', first: 'done complete completed finished' },
  {
    names: 'on once',
    timing: 'event',
    kind: 'event',
    first: 'close end finish drain open connect connection disconnect disconnecting timeout',
  },
  { names: 'on once', timing: 'event', kind: 'message', on: PEER },
  {
    names: 'on once off addListener prependListener addEventListener subscribe handle handleOnce',
    timing: 'event',
    kind: 'event',
  },
  { names: 'registerCommand', timing: 'event', kind: 'registered command' },
  { names: 'onmessage', timing: 'event', kind: 'page message' },
  { names: EVENTS_OF_PAGES, timing: 'event', kind: 'event' },
];
