/** Where frameworks begin a context by convention: decorators, exported names, methods of known base classes. */
import { BUILD_HOOK } from './callbacks.ts';
import { PAGE_DECORATORS, PAGE_EXPORTS, PAGE_METHODS } from './pages.ts';
import type { DecoratorRow, ExportRow, MethodRow } from './types.ts';

/** The requests of the debug adapter protocol, without those that end a session. */
const DEBUG_REQUESTS = [
  'attach breakpointLocations cancel completions configurationDone continue custom dataBreakpointInfo disassemble',
  'evaluate exceptionInfo goto gotoTargets initialize launch loadedSources locations modules next pause readMemory',
  'restart restartFrame reverseContinue scopes setBreakPoints setDataBreakpoints setExceptionBreakPoints setExpression',
  'setFunctionBreakPoints setInstructionBreakpoints setVariable source stackTrace stepBack stepIn stepInTargets',
  'stepOut terminateThreads threads variables writeMemory',
]
  .join(' ')
  .split(' ')
  .map((name) => `${name}Request`)
  .join(' ');

export const DECORATORS: readonly DecoratorRow[] = [
  { names: 'Get Post Put Patch Delete Head Options All Search Sse', context: 'request', kind: 'nest' },
  {
    names: 'Query Mutation Subscription ResolveField FieldResolver ResolveProperty',
    context: 'request',
    kind: 'graphql',
  },
  { names: 'GrpcMethod GrpcStreamMethod MessagePattern', context: 'request', kind: 'nest' },
  {
    names: 'SubscribeMessage EventPattern OnEvent Process OnQueueEvent OnWorkerEvent On Once Slash ButtonComponent',
    context: 'event',
    kind: 'event',
  },
  { names: 'Cron Interval Timeout', context: 'timer', kind: 'timer' },
  ...PAGE_DECORATORS,
];

const METHODS_OF_HTTP = 'GET POST PUT PATCH DELETE HEAD OPTIONS';
const QWIK = '@builder.io/qwik-city @qwik.dev/router';
const OF_PAGES = ['', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options']
  .map((method) => `onRequest${method}`)
  .join(' ');

/** More telling paths come first: the first row names the host. */
export const EXPORTS: readonly ExportRow[] = [
  ...PAGE_EXPORTS,
  {
    path: String.raw`(^|/)routes/(.*/)?\+(page|layout)(\.server)?\.[jt]s$`,
    address: /(?:^|\/)routes\/((?:.*\/)?)\+/,
    names: 'load actions.*',
    context: 'request',
    kind: 'sveltekit',
  },
  {
    path: String.raw`(^|/)routes/(.*/)?\+server\.[jt]s$`,
    address: /(?:^|\/)routes\/((?:.*\/)?)\+/,
    names: `${METHODS_OF_HTTP} fallback`,
    context: 'request',
    kind: 'sveltekit',
  },
  {
    path: String.raw`(^|/)hooks\.server\.[jt]s$`,
    names: 'handle handleFetch handleError',
    context: 'request',
    kind: 'sveltekit',
  },
  {
    path: String.raw`(^|/)src/pages/.*\.[jt]s$`,
    address: /(?:^|\/)src\/pages\/(.*)\.[jt]s$/,
    names: `${METHODS_OF_HTTP} ALL`,
    context: 'request',
    kind: 'astro',
  },
  { path: String.raw`(^|/)src/middleware(/index)?\.[jt]s$`, names: 'onRequest', context: 'request', kind: 'astro' },
  {
    path: String.raw`(^|/)functions/.*\.[jt]sx?$`,
    address: /(?:^|\/)functions\/(.*)\.[jt]sx?$/,
    names: OF_PAGES,
    context: 'request',
    kind: 'pages function',
  },
  {
    path: String.raw`(^|/)netlify/(edge-)?functions/.*\.[cm]?[jt]s$`,
    address: /(?:^|\/)functions\/(.*)\.[cm]?[jt]s$/,
    names: 'default handler',
    context: 'request',
    kind: 'cloud function',
  },
  {
    path: String.raw`(^|/)app/controllers/.*\.[jt]s$`,
    names: 'default.*',
    imports: '@adonisjs/* @ioc:Adonis/*',
    context: 'request',
    kind: 'adonis',
  },
  {
    path: String.raw`(^|/)app/middleware/.*\.[jt]s$`,
    names: 'default.handle',
    imports: '@adonisjs/* @ioc:Adonis/*',
    context: 'request',
    kind: 'adonis',
  },
  {
    path: '',
    names: 'default.actions.* default.actions.*.handler default.events.* default.events.*.handler',
    imports: 'moleculer',
    context: 'request',
    kind: 'moleculer',
  },
  {
    path: '',
    names: 'onGet onPost onPut onPatch onDelete onHead onRequest',
    imports: QWIK,
    context: 'request',
    kind: 'qwik',
  },
  { path: '', names: 'loader action', imports: './+types/*', context: 'request', kind: 'route module' },
  {
    path: '',
    names: 'execute run default.execute default.run',
    imports: 'discord.js eris oceanic.js',
    context: 'event',
    kind: 'message',
  },
  {
    path: String.raw`(^|/)app/(.*/)?route\.[jt]sx?$`,
    address: /(?:^|\/)app\/((?:.*\/)?)route\.[jt]sx?$/,
    names: 'GET POST PUT PATCH DELETE HEAD OPTIONS',
    context: 'request',
    kind: 'next',
  },
  {
    path: String.raw`(^|/)pages/api/.*\.[jt]sx?$`,
    address: /(?:^|\/)pages\/(api\/.*)\.[jt]sx?$/,
    names: 'default handler',
    context: 'request',
    kind: 'next',
  },
  {
    path: String.raw`(^|/)pages/.*\.[jt]sx?$`,
    address: /(?:^|\/)pages\/(.*)\.[jt]sx?$/,
    names: 'getServerSideProps',
    context: 'request',
    kind: 'next',
  },
  {
    path: String.raw`(^|/)(src/)?(middleware|proxy)\.[jt]s$`,
    names: 'middleware proxy',
    context: 'request',
    kind: 'next',
  },
  {
    path: String.raw`(^|/)routes/.*\.[jt]sx?$`,
    address: /(?:^|\/)routes\/(.*)\.[jt]sx?$/,
    names: 'loader action GET POST PUT PATCH DELETE load',
    context: 'request',
    kind: 'route module',
  },
  {
    path: String.raw`(^|/)server/(api|routes|middleware)/.*\.[jt]s$`,
    address: /(?:^|\/)server\/(?:routes\/)?(.*)\.[jt]s$/,
    names: 'default',
    context: 'request',
    kind: 'nitro',
  },
  {
    path: String.raw`(^|/)app/(.*/)?(page|layout|template|default)\.[jt]sx?$`,
    address: /(?:^|\/)app\/((?:.*\/)?)(?:page|layout|template|default)\.[jt]sx?$/,
    names: 'default generateMetadata',
    context: 'request',
    kind: 'next',
  },
  // Actions, and the helpers that they call by name.
  {
    path: String.raw`(^|/)api/(controllers|helpers)/.*\.[jt]s$`,
    names: 'default.fn',
    parameter: /^_?inputs$/,
    context: 'request',
    kind: 'sails',
  },
  {
    path: String.raw`(^|/)api/.*\.[cm]?[jt]s$`,
    address: /(?:^|\/)(api\/.*)\.[cm]?[jt]s$/,
    names: METHODS_OF_HTTP,
    context: 'request',
    kind: 'cloud function',
  },
  {
    path: String.raw`(^|/)api/.*\.[cm]?[jt]s$`,
    names: 'default',
    imports: '@vercel/node',
    context: 'request',
    kind: 'cloud function',
  },
  {
    path: String.raw`(lambdas?|functions|handlers?)(/|\.)`,
    names: 'handler',
    parameter: /^\{\}$/,
    context: 'request',
    kind: 'lambda',
  },
  { path: '', names: 'lambdaHandler', context: 'request', kind: 'lambda' },
  { path: '', names: 'handler main default', parameter: /^_?event$/, context: 'request', kind: 'lambda' },
  { path: '', names: '*', imports: 'aws-lambda', context: 'request', kind: 'lambda' },
  {
    path: '',
    names: 'default.fetch',
    parameter: /^(_?(req|request|event))?$/,
    context: 'request',
    kind: 'fetch server',
  },
  { path: '', names: 'default.scheduled', context: 'timer', kind: 'timer' },
  { path: '', names: 'default.queue default.email', context: 'event', kind: 'queue' },
  {
    path: '',
    names: 'default',
    imports: 'webpack @rspack/core loader-utils schema-utils',
    parameter: /^(source|content|code)$/,
    context: 'event',
    kind: BUILD_HOOK,
  },
  { path: '', names: 'activate', imports: 'vscode', context: 'startup', kind: 'vscode' },
  { path: '', names: 'deactivate', imports: 'vscode', context: 'exit', kind: 'vscode' },
];

export const METHODS: readonly MethodRow[] = [
  ...PAGE_METHODS,
  { names: 'render', parents: 'Component PureComponent', context: 'render', kind: 'react component' },
  {
    names: 'componentDidMount componentDidUpdate',
    parents: 'Component PureComponent',
    context: 'render',
    kind: 'react effect',
  },
  { names: 'onModuleInit onApplicationBootstrap', context: 'startup', kind: 'nest' },
  { names: 'onModuleDestroy beforeApplicationShutdown onApplicationShutdown', context: 'exit', kind: 'nest' },
  { names: 'use', parents: 'NestMiddleware', context: 'request', kind: 'nest' },
  { names: 'canActivate', parents: 'CanActivate', context: 'request', kind: 'nest' },
  { names: 'intercept', parents: 'NestInterceptor', context: 'request', kind: 'nest' },
  { names: 'transform', parents: 'PipeTransform', context: 'request', kind: 'nest' },
  { names: 'catch', parents: 'ExceptionFilter BaseExceptionFilter', context: 'request', kind: 'nest' },
  { names: 'canActivate handleRequest', parents: 'AuthGuard', context: 'request', kind: 'nest' },
  { names: 'validate', parents: 'PassportStrategy', context: 'request', kind: 'nest' },
  { names: DEBUG_REQUESTS, parents: 'DebugSession LoggingDebugSession', context: 'event', kind: 'debug adapter' },
  {
    names: 'disconnectRequest terminateRequest',
    parents: 'DebugSession LoggingDebugSession',
    context: 'exit',
    kind: 'debug adapter',
  },
  { names: 'run catch finally', parents: 'Command BaseCommand', context: 'script', kind: 'oclif' },
  {
    names: 'handleConnection handleDisconnect',
    parents: 'OnGatewayConnection OnGatewayDisconnect',
    context: 'event',
    kind: 'event',
  },
  { names: 'process', parents: 'WorkerHost', context: 'event', kind: 'queue' },
  { names: 'catch', decorators: 'Catch', context: 'request', kind: 'nest' },
  { names: 'canActivate intercept', imports: '@nestjs/common', context: 'request', kind: 'nest' },
  { names: '*', parents: 'DurableObject WorkerEntrypoint', context: 'request', kind: 'durable object' },
  { names: '_call', parents: 'Tool StructuredTool', context: 'event', kind: 'tool' },
  {
    names: 'chatInputRun messageRun contextMenuRun autocompleteRun',
    parents: 'Command Subcommand',
    context: 'event',
    kind: 'message',
  },
  { names: 'run', parents: 'Listener InteractionHandler', imports: '@sapphire/*', context: 'event', kind: 'message' },
];
