/** Where frameworks begin a context by convention: decorators, exported names, methods of known base classes. */
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
];

export const EXPORTS: readonly ExportRow[] = [
  {
    path: String.raw`(^|/)app/(.*/)?route\.[jt]sx?$`,
    names: 'GET POST PUT PATCH DELETE HEAD OPTIONS',
    context: 'request',
    kind: 'next',
  },
  { path: String.raw`(^|/)pages/api/.*\.[jt]sx?$`, names: 'default handler', context: 'request', kind: 'next' },
  { path: String.raw`(^|/)pages/.*\.[jt]sx?$`, names: 'getServerSideProps', context: 'request', kind: 'next' },
  {
    path: String.raw`(^|/)(src/)?(middleware|proxy)\.[jt]s$`,
    names: 'middleware proxy',
    context: 'request',
    kind: 'next',
  },
  {
    path: String.raw`(^|/)routes/.*\.[jt]sx?$`,
    names: 'loader action GET POST PUT PATCH DELETE load',
    context: 'request',
    kind: 'route module',
  },
  {
    path: String.raw`(^|/)server/(api|routes|middleware)/.*\.[jt]s$`,
    names: 'default',
    context: 'request',
    kind: 'nitro',
  },
  {
    path: String.raw`(^|/)app/(.*/)?(page|layout|template|default)\.[jt]sx?$`,
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
  { path: '', names: 'default.queue default.email', context: 'event', kind: 'event' },
  { path: '', names: 'activate', imports: 'vscode', context: 'startup', kind: 'vscode' },
  { path: '', names: 'deactivate', imports: 'vscode', context: 'exit', kind: 'vscode' },
];

export const METHODS: readonly MethodRow[] = [
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
];
