/** Hosts: functions in clouds. */
import type { Host } from './host.ts';

export const CLOUDS: readonly Host[] = [
  {
    name: 'AWS Lambda: API Gateway',
    context: 'request',
    kind: 'lambda',
    level: 'info',
    source: `
//- /src/a.ts
export const handler = (event, context, callback) => { callback(null, block()); };
//- /src/b.ts
import type { APIGatewayProxyHandler } from 'aws-lambda';
export const list: APIGatewayProxyHandler = async () => ({ statusCode: 200, body: block() });
`,
  },
  {
    name: 'AWS Lambda: EventBridge and SQS',
    context: 'request',
    kind: 'lambda',
    level: 'info',
    source: `
//- /src/a.ts
import type { EventBridgeEvent, SQSHandler } from 'aws-lambda';
export const onOrder = (event: EventBridgeEvent<'a', string>) => { block(); };
export const onJob: SQSHandler = async ({ Records }) => { block(); };
//- /src/lambdas/b.ts
export const handler = async ({ Records }) => { block(); };
`,
  },
  {
    name: 'Azure Functions: http',
    context: 'request',
    kind: 'cloud function',
    source: `
import { app } from '@azure/functions';
app.http('a', { methods: ['GET'], handler: (request, context) => ({ body: block() }) });
app.get('b', async () => ({ body: block() }));
`,
  },
  {
    name: 'Azure Functions: queues and timers',
    context: 'event',
    kind: 'cloud function',
    source: `
import { app } from '@azure/functions';
app.storageQueue('a', { queueName: 'a', connection: '', handler: (item, context) => { block(); } });
app.serviceBusQueue('b', { queueName: 'a', connection: '', handler: async (item) => { block(); } });
app.timer('c', { schedule: '0 * * * * *', handler: (timer, context) => { block(); } });
`,
  },
  {
    name: 'Google Cloud Functions',
    context: 'request',
    kind: 'cloud function',
    source: `
import * as functions from '@google-cloud/functions-framework';
functions.http('a', (q, s) => { s.send(block()); });
functions.cloudEvent('b', async (event) => { block(); });
`,
  },
  {
    name: 'Firebase functions: https',
    context: 'request',
    kind: 'cloud function',
    source: `
import { onRequest, onCall } from 'firebase-functions/v2/https';
export const a = onRequest((q, s) => { s.send(block()); });
export const b = onCall({ cors: true }, async (call) => block());
`,
  },
  {
    name: 'Firebase functions: triggers (second generation)',
    context: 'event',
    kind: 'cloud function',
    source: `
import { onDocumentCreated } from 'firebase-functions/v2/firestore';
import { onMessagePublished } from 'firebase-functions/v2/pubsub';
import { onObjectFinalized } from 'firebase-functions/storage';
import { onSchedule } from 'firebase-functions/v2/scheduler';
export const a = onDocumentCreated('users/{id}', (event) => { block(); });
export const b = onMessagePublished('topic', async (event) => { block(); });
export const c = onObjectFinalized((event) => { block(); });
export const d = onSchedule('every day 00:00', (event) => { block(); });
`,
  },
  {
    name: 'Firebase functions: triggers (first generation)',
    context: 'event',
    kind: 'cloud function',
    source: `
import * as functions from 'firebase-functions/v1';
export const a = functions.firestore.document('users/{id}').onCreate((snapshot, context) => { block(); });
export const b = functions.region('europe').pubsub.topic('t').onPublish(async (message) => { block(); });
export const c = functions.auth.user().onDelete((user) => { block(); });
`,
  },
  {
    name: 'Cloudflare Workers: fetch',
    context: 'request',
    kind: 'fetch server',
    source: `
//- /src/a.ts
export default { fetch(request, env) { return new Response(block()); } };
//- /src/b.ts
export default { async fetch(request) { return new Response(block()); } } satisfies ExportedHandler<Env>;
`,
  },
  {
    name: 'Cloudflare Workers: queues and mail',
    context: 'event',
    kind: 'queue',
    source: `
//- /src/a.ts
export default { queue(batch, env) { block(); }, async email(message) { block(); } };
`,
  },
  {
    name: 'Cloudflare Workers: scheduled',
    context: 'timer',
    kind: 'timer',
    source: `
//- /src/a.ts
export default { scheduled(controller, env) { block(); } };
//- /src/b.ts
export default { async scheduled(controller) { block(); } };
`,
  },
  {
    name: 'Cloudflare Workers: Durable Objects and entry points',
    context: 'request',
    kind: 'durable object',
    source: `
import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';
export class Room extends DurableObject {
  fetch(request) { return new Response(block()); }
  webSocketMessage(ws, message) { block(); }
  async alarm() { block(); }
  join(name) { return block(); }
}
export class Api extends WorkerEntrypoint { fetch() { return new Response(block()); } }
`,
  },
  {
    name: 'Cloudflare Pages: functions',
    context: 'request',
    kind: 'pages function',
    source: `
//- /functions/api/items.ts
export const onRequestGet: PagesFunction = () => new Response(block());
export async function onRequestPost() { return new Response(block()); }
`,
  },
  {
    name: 'Netlify: functions',
    context: 'request',
    kind: 'cloud function',
    source: `
//- /netlify/functions/a.ts
export default (request) => new Response(block());
//- /netlify/functions/b.ts
import type { Handler } from '@netlify/functions';
export const handler: Handler = async () => ({ statusCode: 200, body: block() });
`,
  },
  {
    name: 'Vercel: functions',
    context: 'request',
    kind: 'cloud function',
    source: `
//- /api/a.ts
import type { VercelRequest, VercelResponse } from '@vercel/node';
export default function (q: VercelRequest, s: VercelResponse) { s.send(block()); }
//- /api/b.ts
export function GET() { return new Response(block()); }
export async function POST() { return new Response(block()); }
`,
  },
  {
    name: 'Supabase: functions',
    context: 'request',
    kind: 'http server',
    source: `
//- /supabase/functions/a/index.ts
Deno.serve((r) => new Response(block()));
`,
  },
];
