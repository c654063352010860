/**
 * What server frameworks do with the functions passed to them, whatever the path, the parameter names and the way the
 * server was created.
 */
import type { CallbackRow } from './types.ts';

const SERVERS = [
  'express fastify koa @koa/router koa-router koa-route hono hono/quick hono/tiny ' +
    '@hono/zod-openapi restify polka h3 elysia find-my-way connect router @tinyhttp/app',
  'express-promise-router @feathersjs/express @feathersjs/koa @hapi/hapi micro oak itty-router ' +
    '@oak/oak hyper-express ultimate-express nitro @adonisjs/core',
].join(' ');

/** Each calls the given function when a user logs in. */
const STRATEGIES = [
  'passport-local passport-jwt passport-http passport-http-bearer passport-custom ' +
    'passport-oauth2 passport-google-oauth20 passport-google-oauth2',
  'passport-facebook passport-github passport-github2 passport-gitlab2 passport-microsoft ' +
    'passport-azure-ad passport-auth0 passport-openidconnect passport-saml',
  '@node-saml/passport-saml passport-ldapauth passport-twitter passport-linkedin-oauth2 ' +
    'passport-apple passport-discord passport-slack passport-magic-link',
  'openid-client/passport',
].join(' ');

/** Names of objects with a `use` method, if the object cannot be followed. */
const APP = /^(app|router|\w*Router|\w*App|server|fastify|api|httpServer)$/;

export const FRAMEWORKS: readonly CallbackRow[] = [
  { modules: SERVERS, names: 'addHook', timing: 'exit', kind: 'server end', first: 'onClose preClose' },
  {
    modules: SERVERS,
    names: 'addHook',
    timing: 'startup',
    kind: 'server start',
    first: 'onReady onListen onRegister onRoute',
  },
  {
    modules: SERVERS,
    names: 'register decorate decorateRequest decorateReply listen ready after plugin',
    timing: 'startup',
    kind: 'server start',
  },
  {
    modules: SERVERS,
    timing: 'request',
    kind: 'route',
    names:
      'use get post put patch delete del head options all any query trace route param addHook ' +
      'addRoute setErrorHandler setNotFoundHandler notFound ' +
      'onError on onRequest onBeforeHandle onAfterHandle derive resolve openapi ext pre',
  },
  {
    names: 'addHook',
    timing: 'request',
    kind: 'route',
    first: 'onRequest preParsing preValidation preHandler preSerialization onSend onResponse onError onTimeout',
  },
  { names: 'setErrorHandler setNotFoundHandler', timing: 'request', kind: 'route' },
  { modules: 'vue @vue/runtime-dom @vue/runtime-core', names: 'use', timing: 'startup', kind: 'plugin' },
  { names: 'use', timing: 'request', kind: 'route', on: APP },
  { modules: 'hono/factory', names: 'createMiddleware createHandlers', timing: 'request', kind: 'route' },
  { modules: 'meteor/meteor', names: 'publish', timing: 'request', kind: 'meteor' },
  { modules: 'meteor/webapp', names: 'use', timing: 'request', kind: 'route' },
  {
    modules: 'h3 nitro nitropack',
    names: 'defineEventHandler eventHandler defineCachedEventHandler',
    timing: 'request',
    kind: 'nitro',
  },
  { modules: '@trpc/server', names: 'query mutation subscription use middleware', timing: 'request', kind: 'trpc' },
  { names: 'query mutation subscription', timing: 'request', kind: 'trpc', on: /[pP]rocedure$|^(input|output)$/ },
  {
    modules: STRATEGIES,
    names: 'Strategy default BasicStrategy DigestStrategy OAuth2Strategy OIDCStrategy BearerStrategy',
    timing: 'request',
    kind: 'login',
  },
  { modules: 'socket.io', names: 'use', timing: 'event', kind: 'event' },
  {
    modules: '@modelcontextprotocol/sdk/server/mcp.js',
    names: 'tool registerTool resource registerResource prompt registerPrompt',
    timing: 'request',
    kind: 'mcp',
  },
  { modules: '@modelcontextprotocol/sdk/server/index.js', names: 'setRequestHandler', timing: 'request', kind: 'mcp' },
  { names: 'tool registerTool setRequestHandler', timing: 'request', kind: 'mcp', on: /^(server|mcp|\w*Server)$/ },
  { module: 'globals', names: 'Bun.serve Deno.serve', timing: 'request', kind: 'http server' },
  { modules: '@hono/node-server', names: 'serve', timing: 'request', kind: 'http server' },
  { modules: '@middy/core', names: 'default use handler', timing: 'request', kind: 'lambda' },
  // Pages
  {
    modules: 'react preact/compat mobx-react mobx-react-lite',
    names: 'memo forwardRef observer',
    timing: 'render',
    kind: 'component',
  },
];

/** Packages that call functions to render a page or a terminal. */
export const DRAWS_PAGES =
  /^(?!@vue\/reactivity$)(.*[@/-])?(react|preact|inferno|solid|vue|nuxt|next|gatsby|remix|ink|qwik|hono|svelte|astro|million|voby|hyperapp|mithril|stencil|expo|docusaurus)([/-]|$)/;

/** Packages for bots, bridges and brokers: programs with them keep running and answer peers. */
export const SERVES_PEERS: ReadonlySet<string> = new Set([
  'hap-nodejs',
  '@homebridge/hap-nodejs',
  'discord.js',
  'eris',
  'telegraf',
  'grammy',
  'node-telegram-bot-api',
  '@slack/bolt',
  'botbuilder',
  'whatsapp-web.js',
  'baileys',
  'aedes',
  'mosca',
  'matrix-bot-sdk',
  'irc-framework',
  'smtp-server',
  'ftp-srv',
  'ssh2-sftp-server',
  'ldapjs',
  'node-opcua',
  'bittorrent-tracker',
]);

/** Module-level calls by which a file offers its functions to the thread that started it, by module. */
export const OFFERED_BY_WORKERS: Readonly<Record<string, string | undefined>> = {
  workerpool: 'worker',
  comlink: 'expose',
  'threads/worker': 'expose',
  synckit: 'runAsWorker',
};

/** What Node's module for threads exports to a worker, and by what a file asks whether it is one. */
export const WORKER_THREADS = {
  modules: new Set(['worker_threads', 'node:worker_threads']) as ReadonlySet<string>,
  port: 'parentPort',
  asks: 'isMainThread',
  ofWorkers: new Set(['parentPort', 'workerData']) as ReadonlySet<string>,
} as const;

/** Keys of object literals that contain the resolvers of a schema. */
export const RESOLVER_MAPS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

const TAKES_PROVIDER = /\.register\w+|\.create\w+/;
/** Does an editor call the functions of the object that this is given? */
export const takesProvider = (module: string, path: string): boolean =>
  module === 'vscode' && TAKES_PROVIDER.test(path);
