/** Hosts that take their handlers in objects: options, tables of functions, services with methods. */
import { PAGE_OBJECTS } from './pages.ts';
import type { ObjectRow } from './types.ts';

const CLOUD = { context: 'event', kind: 'cloud function' } as const;
const JOB = { context: 'event', kind: 'queue' } as const;
const TOOL = { context: 'event', kind: 'tool' } as const;

export const OBJECTS: readonly ObjectRow[] = [
  ...PAGE_OBJECTS,
  // GraphQL
  {
    modules:
      '@apollo/server apollo-server apollo-server-express graphql-yoga @graphql-tools/schema ' +
      'mercurius graphql-tools @as-integrations/next',
    keys: 'resolvers rootValue',
    context: 'request',
    kind: 'graphql',
  },
  { modules: 'graphql', keys: 'resolve subscribe', context: 'request', kind: 'graphql' },
  // Servers of runtimes
  {
    modules: 'globals',
    names: 'Bun.serve Deno.serve',
    keys: 'fetch routes handler error onError',
    context: 'request',
    kind: 'http server',
  },
  { modules: 'bun', names: 'serve', keys: 'fetch routes error', context: 'request', kind: 'http server' },
  { modules: 'globals', names: 'Bun.serve', keys: 'websocket', context: 'event', kind: 'message' },
  { modules: 'bun', names: 'serve', keys: 'websocket', context: 'event', kind: 'message' },
  { modules: 'globals', names: 'Bun.listen', keys: 'socket', context: 'event', kind: 'socket server' },
  // Services
  { modules: '@grpc/grpc-js grpc', names: 'addService', context: 'request', kind: 'rpc' },
  { modules: '@connectrpc/connect @bufbuild/connect', names: 'service', context: 'request', kind: 'rpc' },
  {
    modules: 'moleculer',
    names: 'createService parseServiceSchema',
    keys: 'actions events',
    context: 'request',
    kind: 'moleculer',
  },
  {
    modules: '@feathersjs/feathers @feathersjs/express @feathersjs/koa',
    names: 'use',
    keys: 'find get create update patch remove',
    context: 'request',
    kind: 'feathers',
  },
  {
    modules: '@feathersjs/feathers @feathersjs/express @feathersjs/koa',
    names: 'hooks',
    keys: 'around before after error all find get create update patch remove',
    context: 'request',
    kind: 'feathers',
  },
  { modules: 'meteor/meteor', names: 'methods', context: 'request', kind: 'meteor' },
  // Frameworks of pages
  { modules: 'astro:actions', names: 'defineAction', keys: 'handler', context: 'request', kind: 'astro' },
  {
    modules: '@tanstack/react-router @tanstack/solid-router',
    names: 'createFileRoute()',
    keys: 'server',
    context: 'request',
    kind: 'server function',
  },
  {
    modules: '@tanstack/react-start/server @tanstack/solid-start/server',
    names: 'createServerFileRoute()#methods',
    context: 'request',
    kind: 'server function',
  },
  // Queues and brokers
  { modules: 'kafkajs @confluentinc/kafka-javascript', names: 'run', keys: 'eachMessage eachBatch', ...JOB },
  { modules: 'sqs-consumer', names: 'create Consumer', keys: 'handleMessage handleMessageBatch', ...JOB },
  { modules: '@trigger.dev/sdk @trigger.dev/sdk/v3', names: 'task schemaTask', keys: 'run', ...JOB },
  { modules: '@temporalio/worker', names: 'create', keys: 'activities', ...JOB },
  { modules: 'graphile-worker', names: 'run', keys: 'taskList', ...JOB },
  {
    modules: 'nats @nats-io/transport-node @nats-io/nats-core',
    names: 'subscribe',
    keys: 'callback',
    context: 'event',
    kind: 'message',
  },
  { modules: 'cron', names: 'from CronJob', keys: 'onTick', context: 'timer', kind: 'timer' },
  // Clouds
  {
    modules: '@azure/functions',
    names: 'http get post put patch deleteRequest',
    keys: 'handler',
    context: 'request',
    kind: 'cloud function',
  },
  {
    modules: '@azure/functions',
    names:
      'timer storageBlob storageQueue serviceBusQueue serviceBusTopic eventHub eventGrid cosmosDB warmup sql mySql ' +
      'generic webPubSub',
    keys: 'handler',
    ...CLOUD,
  },
  // Desktops
  { modules: 'electron', names: 'exposeInMainWorld exposeInIsolatedWorld', context: 'render', kind: 'electron bridge' },
  // Assistants
  {
    modules: 'fastmcp',
    names: 'addTool addTools addResource addResourceTemplate addPrompt',
    keys: 'execute load',
    context: 'request',
    kind: 'mcp',
  },
  { modules: 'ai', names: 'tool dynamicTool', keys: 'execute', ...TOOL },
  { modules: 'ai', names: 'generateText streamText ToolLoopAgent Agent', keys: 'tools', ...TOOL },
  { modules: '@openai/agents @openai/agents-core @openai/agents-realtime', names: 'tool', keys: 'execute', ...TOOL },
  {
    modules: '@langchain/core/tools langchain/tools langchain',
    names: 'DynamicTool DynamicStructuredTool',
    keys: 'func',
    ...TOOL,
  },
  { modules: '@mastra/core @mastra/core/tools', names: 'createTool', keys: 'execute', ...TOOL },
];
