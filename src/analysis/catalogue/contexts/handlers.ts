/** Handlers that are recognised by themselves: by their names, their parameters, or what stands beside them. */
import type { Context } from '../../findings.ts';
import { BUILD_HOOK, SHOWN_AGAIN } from './callbacks.ts';

/** Plugin properties with distinctive names that bundlers call once per build. */
export const BUILD_HOOKS: ReadonlySet<string> = new Set([
  'buildStart',
  'renderStart',
  'renderChunk',
  'generateBundle',
  'writeBundle',
  'closeBundle',
  'buildEnd',
]);

/** Properties of plugins that a bundler calls, by names that others have as well. */
const PLUGIN_HOOKS: ReadonlySet<string> = new Set(
  [
    'options resolveId resolveDynamicImport load transform moduleParsed shouldTransformCachedModule watchChange',
    'closeWatcher config configEnvironment configResolved configureServer configurePreviewServer transformIndexHtml',
    'handleHotUpdate hotUpdate banner footer intro outro augmentChunkHash outputOptions renderDynamicImport renderError',
    'transformInclude loadInclude',
  ]
    .join(' ')
    .split(' '),
);

/** Names of functions that carry out what the object around them describes. */
const HANDLERS: ReadonlySet<string> = new Set(['handler', 'task', 'run', 'action', 'execute']);

/**
 * Kinds of handlers that run only occasionally, not for many clients: on a signal, a saved file, changed settings, a
 * build, a failure or an end.
 */
export const OCCASIONAL: ReadonlySet<string> = new Set([
  'process event',
  'process end',
  'completion',
  'file watcher',
  'onDidChangeConfiguration',
  'onDidChangeWorkspaceFolders',
  'onDidGrantWorkspaceTrust',
  'language server start',
  'failure',
  BUILD_HOOK,
  SHOWN_AGAIN,
]);

/** What a program does then, it does anew what it did as it started: settings have changed, or it is shown again. */
export const STARTS_AGAIN: ReadonlySet<string> = new Set([
  'onDidChangeConfiguration',
  'onDidChangeWorkspaceFolders',
  'onDidGrantWorkspaceTrust',
  'language server start',
  SHOWN_AGAIN,
]);

/** Methods with such names register event handlers: `onDidChange`, `onMessage`. */
export const EVENT_METHOD = /^on[A-Z]\w*$/;

/** Called between the arrival of a request and its answer; passes on to the next. */
export const MIDDLEWARE = 'middleware';

/**
 * Methods by which the editor asks a provider, a file system or a debug adapter; what else its class has is called by
 * these.
 */
export const PROVIDER_METHOD =
  /^((provide|resolve|prepare|handle|get|create|open|save|revert|backup|on)[A-Z]\w*|stat|readDirectory|createDirectory|readFile|writeFile|delete|rename|copy|watch|dispose)$/;

/** Functions with such parameters answer requests, however they are registered. */
export const REQUEST_PARAMETERS: readonly (readonly [first: RegExp, second: RegExp, kind: string])[] = [
  [/^_?_?(req|request)$/, /^_?_?(res|response|reply|rep|h)$/, 'http handler'],
  [/^_?(ctx|context)$/, /^_?next$/, MIDDLEWARE],
];

/** Functions in object literals that are run because of what stands beside them. */
export const DESCRIBED_HANDLERS: readonly {
  readonly names: ReadonlySet<string>;
  /** Only beside one of these. */
  readonly beside?: ReadonlySet<string>;
  /** Only in files that import one of these; `@scope/*` is all that begins so. */
  readonly within?: readonly string[];
  readonly context: Context;
  readonly kind: string;
}[] = [
  { names: new Set(['useFactory']), context: 'startup', kind: 'provider' },
  { names: HANDLERS, beside: new Set(['command', 'builder', 'usage']), context: 'script', kind: 'command' },
  { names: HANDLERS, beside: new Set(['inputSchema']), context: 'event', kind: 'mcp' },
  { names: new Set(['eachMessage', 'eachBatch']), context: 'event', kind: 'queue' },
  // A module of a bot's command or event, which a loader finds in its folder.
  {
    names: HANDLERS,
    beside: new Set(['data', 'name']),
    within: ['discord.js', 'eris', 'oceanic.js'],
    context: 'event',
    kind: 'message',
  },
  {
    names: PLUGIN_HOOKS,
    beside: new Set(['name']),
    within: ['vite', 'vitest/config', 'rollup', 'rolldown', 'unplugin', '@rollup/pluginutils', 'vite-plugin-*'],
    context: 'event',
    kind: BUILD_HOOK,
  },
];

/** The property of a build hook with options that is called, and its options. */
export const HOOK_HANDLER: { readonly name: string; readonly beside: ReadonlySet<string> } = {
  name: 'handler',
  beside: new Set(['filter', 'order', 'sequential']),
};

/** Properties of object literals that user interfaces call: `{ label: 'Open', click() {} }`. */
export const EVENT_PROPERTIES: ReadonlySet<string> = new Set([
  'click',
  'onclick',
  'onClick',
  'onSubmit',
  'onChange',
  'handler',
  'onmessage',
  'onerror',
]);

/**
 * Properties that answer requests, by the function that receives the object: `server.route({ method: 'GET', url: '/',
 * handler })`.
 */
export const ROUTE_PROPERTIES: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  route: new Set([
    'handler',
    'preHandler',
    'onRequest',
    'preValidation',
    'preParsing',
    'preSerialization',
    'onSend',
    'onResponse',
    'errorHandler',
  ]),
  serve: new Set(['fetch', 'error', 'routes']),
};
