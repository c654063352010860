/** What packages for bots, brokers, queues, clouds and assistants do with the functions passed to them. */
import type { CallbackRow } from './types.ts';

const SAID = { timing: 'event', kind: 'message' } as const;
const JOB = { timing: 'event', kind: 'queue' } as const;
const CLOUD = { timing: 'event', kind: 'cloud function' } as const;
const TOOL = { timing: 'event', kind: 'tool' } as const;
const SERVED = { timing: 'request', kind: 'server function' } as const;

const FIREBASE = 'firebase-functions firebase-functions/v1';
const FIREBASE_2 = ['', '/v2'].flatMap((version) =>
  (
    'firestore database storage pubsub scheduler tasks identity eventarc remoteConfig testLab alerts ' +
    'alerts/crashlytics alerts/billing alerts/performance'
  )
    .split(' ')
    .map((part) => `firebase-functions${version}/${part}`),
);

const BOTS: readonly CallbackRow[] = [
  {
    modules: 'telegraf grammy',
    names:
      'use on command hears action start help settings mention phone hashtag cashtag email url textLink textMention ' +
      'spoiler inlineQuery gameQuery reaction callbackQuery chosenInlineResult preCheckoutQuery shippingQuery ' +
      'chatType filter drop fork lazy guard enter leave catch',
    ...SAID,
  },
  { modules: 'node-telegram-bot-api', names: 'on once onText onReplyToMessage', ...SAID },
  {
    modules: '@slack/bolt',
    names: 'use message event command action shortcut view options function step error',
    ...SAID,
  },
  { modules: 'discord.js eris oceanic.js', names: 'on', ...SAID, first: 'messageCreate interactionCreate' },
  { modules: 'tmi.js matrix-bot-sdk irc-framework whatsapp-web.js', names: 'on addListener', ...SAID },
];

const QUEUES: readonly CallbackRow[] = [
  { modules: 'bull bullmq bee-queue kue', names: 'process', ...JOB },
  { modules: 'bullmq', names: 'Worker', ...JOB },
  { modules: 'agenda @hokify/agenda pulse @pulsecron/pulse', names: 'define', ...JOB },
  { modules: 'pg-boss', names: 'work', ...JOB },
  { modules: 'amqplib amqplib/callback_api amqp-connection-manager', names: 'consume', ...JOB },
  { names: 'consume', on: /^ch$|channel/i, ...JOB },
  { modules: 'redis ioredis @redis/client', names: 'subscribe pSubscribe sSubscribe', ...SAID },
  { modules: 'inngest', names: 'createFunction', timing: 'request', kind: 'inngest' },
  { modules: 'toad-scheduler', names: 'Task AsyncTask', timing: 'timer', kind: 'timer' },
  {
    modules: 'node-cron cron node-schedule croner',
    names: 'schedule scheduleJob CronJob Cron from',
    timing: 'timer',
    kind: 'timer',
  },
];

const CLOUDS: readonly CallbackRow[] = [
  {
    modules: `${FIREBASE} firebase-functions/v2/https`,
    names: 'onRequest onCall',
    timing: 'request',
    kind: CLOUD.kind,
  },
  { modules: 'firebase-functions/https', names: 'onRequest onCall', timing: 'request', kind: CLOUD.kind },
  {
    modules: FIREBASE,
    names:
      'onCreate onUpdate onDelete onWrite onPublish onRun onFinalize onArchive onMetadataUpdate onComplete onDispatch ' +
      'beforeCreate beforeSignIn',
    ...CLOUD,
  },
  {
    modules: FIREBASE_2.join(' '),
    names:
      'onDocumentCreated onDocumentUpdated onDocumentDeleted onDocumentWritten onDocumentCreatedWithAuthContext ' +
      'onDocumentUpdatedWithAuthContext onDocumentDeletedWithAuthContext onDocumentWrittenWithAuthContext ' +
      'onValueCreated onValueUpdated onValueDeleted onValueWritten onObjectFinalized onObjectArchived onObjectDeleted ' +
      'onObjectMetadataUpdated onMessagePublished onSchedule onTaskDispatched beforeUserCreated beforeUserSignedIn ' +
      'onCustomEventPublished onConfigUpdated onTestMatrixCompleted onAlertPublished',
    ...CLOUD,
  },
  { modules: '@google-cloud/functions-framework', names: 'http cloudEvent', timing: 'request', kind: CLOUD.kind },
  { modules: '@azure/functions', names: 'http get post put patch deleteRequest', timing: 'request', kind: CLOUD.kind },
];

const PAGES: readonly CallbackRow[] = [
  { modules: 'astro:middleware', names: 'defineMiddleware sequence', timing: 'request', kind: 'astro' },
  { modules: '@sveltejs/kit/hooks', names: 'sequence', timing: 'request', kind: 'sveltekit' },
  { modules: '$app/server', names: 'query command form prerender batch', timing: 'request', kind: 'sveltekit' },
  { modules: '@tanstack/react-start @tanstack/solid-start @tanstack/start', names: 'handler server', ...SERVED },
  {
    modules: '@builder.io/qwik-city @qwik.dev/router',
    names: 'routeLoader$ routeAction$ globalAction$ server$',
    timing: 'request',
    kind: 'qwik',
  },
  { modules: '@connectrpc/connect @bufbuild/connect', names: 'rpc', timing: 'request', kind: 'rpc' },
];

const TOOLS: readonly CallbackRow[] = [
  { modules: '@langchain/core/tools langchain/tools langchain', names: 'tool', ...TOOL },
  { modules: '@anthropic-ai/claude-agent-sdk', names: 'tool', ...TOOL },
];

/** A terminal stands still while one of these blocks. */
const TERMINALS: readonly CallbackRow[] = [
  { modules: 'ink', names: 'useInput', timing: 'event', kind: 'terminal' },
  {
    modules: 'blessed neo-blessed terminal-kit',
    names: 'key onceKey on once onScreenEvent',
    timing: 'event',
    kind: 'terminal',
  },
];

/** Of a browser: extensions, and workers that answer for pages. */
const BROWSERS: readonly CallbackRow[] = [
  {
    modules: 'globals webextension-polyfill',
    names: 'addListener',
    on: /^on[A-Z]/,
    timing: 'event',
    kind: 'extension message',
  },
  {
    module: 'globals',
    names: 'self.addEventListener',
    first: 'fetch push sync periodicsync notificationclick notificationclose install activate',
    timing: 'event',
    kind: 'service worker',
  },
];

export const PEERS: readonly CallbackRow[] = [
  ...BOTS,
  ...QUEUES,
  ...CLOUDS,
  ...PAGES,
  ...TOOLS,
  ...TERMINALS,
  ...BROWSERS,
];
