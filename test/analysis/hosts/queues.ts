/** Hosts: bots, brokers, queues of jobs, sockets and schedules. */
import type { Host } from './host.ts';

export const QUEUES: readonly Host[] = [
  {
    name: 'KafkaJS: eachMessage and eachBatch',
    context: 'event',
    kind: 'queue',
    source: `
import { Kafka } from 'kafkajs';
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'a' });
await consumer.run({ eachMessage: ({ message }) => { block(); } });
await consumer.run({ eachBatch: async ({ batch }) => { block(); } });
`,
  },
  {
    name: 'amqplib: consume',
    context: 'event',
    kind: 'queue',
    source: `
import amqp from 'amqplib';
const connection = await amqp.connect('amqp://a');
const channel = await connection.createChannel();
await channel.consume('a', (m) => { block(); channel.ack(m); });
await channel.consume('b', async (m) => { block(); });
`,
  },
  {
    name: 'amqplib: consume of a channel that is handed over',
    context: 'event',
    kind: 'queue',
    source: `
import type { Channel } from 'amqplib';
export function listenTo(channel: Channel) {
  channel.consume('a', (m) => { block(); channel.ack(m); });
}
`,
  },
  {
    name: 'Bull: process',
    context: 'event',
    kind: 'queue',
    source: `
import Queue from 'bull';
const queue = new Queue('a');
queue.process((job) => block());
queue.process('b', 2, async (job) => block());
`,
  },
  {
    name: 'BullMQ: Worker',
    context: 'event',
    kind: 'queue',
    source: `
import { Worker } from 'bullmq';
new Worker('a', (job) => block());
new Worker('b', async (job) => block());
`,
  },
  {
    name: 'Bee-Queue: process',
    context: 'event',
    kind: 'queue',
    source: `
import Queue from 'bee-queue';
const queue = new Queue('a');
queue.process((job) => block());
queue.process(2, async (job) => block());
`,
  },
  {
    name: 'Agenda: define',
    context: 'event',
    kind: 'queue',
    source: `
import { Agenda } from 'agenda';
const agenda = new Agenda();
agenda.define('a', (job) => { block(); });
agenda.define('b', { priority: 1 }, async (job) => { block(); });
`,
  },
  {
    name: 'pg-boss: work',
    context: 'event',
    kind: 'queue',
    source: `
import PgBoss from 'pg-boss';
const boss = new PgBoss('postgres://a');
await boss.work('a', (jobs) => block());
await boss.work('b', { batchSize: 2 }, async (jobs) => block());
`,
  },
  {
    name: 'SQS consumer',
    context: 'event',
    kind: 'queue',
    source: `
import { Consumer } from 'sqs-consumer';
Consumer.create({ queueUrl: 'a', handleMessage: (message) => { block(); } }).start();
Consumer.create({ queueUrl: 'b', handleMessageBatch: async (messages) => { block(); } }).start();
`,
  },
  {
    name: 'Redis: subscribers',
    context: 'event',
    kind: 'message',
    source: `
import { createClient } from 'redis';
import Redis from 'ioredis';
const client = createClient();
await client.subscribe('a', (text) => { block(); });
await client.pSubscribe('b*', async (text) => { block(); });
const redis = new Redis();
redis.on('message', (channel, text) => { block(); });
`,
  },
  {
    name: 'NATS: subscriptions with a callback',
    context: 'event',
    kind: 'message',
    source: `
import { connect } from 'nats';
const nc = await connect();
nc.subscribe('a', { callback: (err, message) => { block(); } });
nc.subscribe('b', { async callback(err, message) { block(); } });
`,
  },
  {
    name: 'MQTT: messages',
    context: 'event',
    kind: 'message',
    source: `
import mqtt from 'mqtt';
const client = mqtt.connect('mqtt://a');
client.on('message', (topic, payload) => { block(); });
client.on('message', async (topic, payload) => { block(); });
`,
  },
  {
    name: 'socket.io: events of clients',
    context: 'event',
    kind: 'message',
    source: `
import { Server } from 'socket.io';
const io = new Server(1);
io.on('connection', (socket) => {
  socket.on('chat', (text) => { block(); });
  socket.on('save', async (text) => { block(); });
});
`,
  },
  {
    name: 'ws: messages of clients',
    context: 'event',
    kind: 'message',
    source: `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 1 });
server.on('connection', (ws) => {
  ws.on('message', (data) => { block(); });
  ws.on('message', async (data) => { block(); });
});
`,
  },
  {
    name: 'Inngest: functions',
    context: 'request',
    kind: 'inngest',
    source: `
import { Inngest } from 'inngest';
const inngest = new Inngest({ id: 'a' });
export const a = inngest.createFunction({ id: 'a' }, { event: 'b' }, ({ event, step }) => block());
export const b = inngest.createFunction({ id: 'b' }, { cron: '* * * * *' }, async () => block());
`,
  },
  {
    name: 'Trigger.dev: tasks',
    context: 'event',
    kind: 'queue',
    source: `
import { task, schedules } from '@trigger.dev/sdk';
export const a = task({ id: 'a', run: (payload) => block() });
export const b = schedules.task({ id: 'b', cron: '* * * * *', run: async (payload) => block() });
`,
  },
  {
    name: 'Temporal: activities',
    context: 'event',
    kind: 'queue',
    source: `
import { Worker } from '@temporalio/worker';
const activities = { a() { return block(); }, async b() { return block(); } };
await Worker.create({ taskQueue: 'a', activities });
`,
  },
  {
    name: 'node-cron: schedule',
    context: 'timer',
    kind: 'timer',
    source: `
import cron from 'node-cron';
cron.schedule('* * * * *', () => { block(); });
cron.schedule('* * * * *', async () => { block(); });
`,
  },
  {
    name: 'cron: CronJob',
    context: 'timer',
    kind: 'timer',
    source: `
import { CronJob } from 'cron';
new CronJob('* * * * * *', () => { block(); });
CronJob.from({ cronTime: '* * * * * *', onTick: () => { block(); }, start: true });
CronJob.from({ cronTime: '* * * * * *', async onTick() { block(); }, start: true });
`,
  },
  {
    name: 'croner: Cron',
    context: 'timer',
    kind: 'timer',
    source: `
import { Cron } from 'croner';
new Cron('* * * * *', () => { block(); });
new Cron('* * * * *', { name: 'b' }, async () => { block(); });
`,
  },
  {
    name: 'node-schedule: scheduleJob',
    context: 'timer',
    kind: 'timer',
    source: `
import schedule from 'node-schedule';
schedule.scheduleJob('* * * * *', () => { block(); });
schedule.scheduleJob('* * * * *', async () => { block(); });
`,
  },
  {
    name: 'toad-scheduler: tasks',
    context: 'timer',
    kind: 'timer',
    source: `
import { ToadScheduler, SimpleIntervalJob, Task, AsyncTask } from 'toad-scheduler';
const a = new Task('a', () => { block(); });
const b = new AsyncTask('b', async () => { block(); });
new ToadScheduler().addSimpleIntervalJob(new SimpleIntervalJob({ seconds: 1 }, a));
`,
  },
  {
    name: 'chokidar: changed files',
    context: 'event',
    kind: 'file watcher',
    level: 'hint',
    source: `
import chokidar from 'chokidar';
chokidar.watch('.').on('change', (path) => { block(); }).on('add', async (path) => { block(); });
`,
  },
];
