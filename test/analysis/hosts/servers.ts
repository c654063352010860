/** Hosts: server frameworks. */
import type { Host } from './host.ts';

export const SERVERS: readonly Host[] = [
  {
    name: 'Express: routes and middleware',
    context: 'request',
    kind: 'route',
    source: `
import express from 'express';
const app = express();
app.use((req, res, next) => { block(); next(); });
app.get('/a', (request, answer) => { answer.send(block()); });
app.get('/b', async (request, answer) => { answer.send(block()); });
`,
  },
  {
    name: 'Fastify: routes, hooks and plugins',
    context: 'request',
    kind: 'route',
    source: `
import Fastify from 'fastify';
import fp from 'fastify-plugin';
const app = Fastify();
app.addHook('onRequest', (request, reply, done) => { block(); done(); });
app.register((instance, options, done) => {
  instance.get('/a', () => block());
  instance.route({ method: 'GET', url: '/c', handler() { return block(); } });
  done();
});
app.register(async (instance) => {
  instance.get('/b', async () => block());
});
export default fp(async (server) => {
  server.addHook('preHandler', () => { block(); });
});
`,
  },
  {
    name: 'Koa: middleware and routers',
    context: 'request',
    kind: 'route',
    source: `
import Koa from 'koa';
import Router from '@koa/router';
const app = new Koa();
const router = new Router();
app.use((c) => { c.body = block(); });
router.get('/a', async (c) => { c.body = block(); });
`,
  },
  {
    name: 'hapi: routes and extensions',
    context: 'request',
    kind: 'route',
    source: `
import Hapi from '@hapi/hapi';
const server = Hapi.server({ port: 1 });
server.route({ method: 'GET', path: '/a', handler: () => block() });
server.route([{ method: 'GET', path: '/b', handler: async () => block() }]);
server.ext('onPreHandler', (r, toolkit) => { block(); return toolkit.continue; });
`,
  },
  {
    name: 'restify: routes',
    context: 'request',
    kind: 'route',
    source: `
import restify from 'restify';
const server = restify.createServer();
server.get('/a', (q, s, next) => { s.send(block()); next(); });
server.get('/b', async (q, s) => { s.send(block()); });
`,
  },
  {
    name: 'polka: routes',
    context: 'request',
    kind: 'route',
    source: `
import polka from 'polka';
polka().get('/a', (q, s) => { s.end(block()); }).get('/b', async (q, s) => { s.end(block()); });
`,
  },
  {
    name: 'Hono: routes and middleware',
    context: 'request',
    kind: 'route',
    source: `
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
const app = new Hono();
app.use(createMiddleware(async (c, next) => { block(); await next(); }));
app.get('/a', (c) => c.text(block()));
app.post('/b', async (c) => c.text(block()));
`,
  },
  {
    name: 'Elysia: routes and hooks',
    context: 'request',
    kind: 'route',
    source: `
import { Elysia } from 'elysia';
new Elysia()
  .derive(() => ({ user: block() }))
  .onBeforeHandle(() => { block(); })
  .get('/a', () => block())
  .post('/b', async ({ body }) => block());
`,
  },
  {
    name: 'h3 and Nitro: event handlers',
    context: 'request',
    kind: 'nitro',
    source: `
//- /lib/a.ts
import { defineEventHandler, eventHandler } from 'h3';
export const a = defineEventHandler(() => block());
export const b = eventHandler(async () => block());
`,
  },
  {
    name: 'Nuxt: server routes and middleware',
    context: 'request',
    kind: 'nitro',
    source: `
//- /server/api/a.get.ts
export default defineEventHandler(() => block());
//- /server/middleware/b.ts
export default defineEventHandler(async (event) => { block(); });
`,
  },
  {
    name: 'Node: http.createServer',
    context: 'request',
    kind: 'http server',
    source: `
import http from 'node:http';
http.createServer((q, s) => { s.end(block()); }).listen(1);
http.createServer(async (q, s) => { s.end(block()); }).listen(2);
`,
  },
  {
    name: 'Bun.serve: fetch and routes',
    context: 'request',
    kind: 'http server',
    source: `
Bun.serve({
  routes: {
    '/a': () => new Response(block()),
    '/b': { GET: () => new Response(block()), async POST() { return new Response(block()); } },
  },
  fetch() { return new Response(block()); },
});
`,
  },
  {
    name: 'Bun.serve: websocket',
    context: 'event',
    kind: 'message',
    source: `
Bun.serve({
  fetch: (r, server) => server.upgrade(r),
  websocket: {
    open(ws) { block(); },
    message(ws, text) { ws.send(block()); },
    async close(ws) { block(); },
  },
});
`,
  },
  {
    name: 'Deno.serve',
    context: 'request',
    kind: 'http server',
    source: `
Deno.serve(() => new Response(block()));
Deno.serve({ port: 1 }, async () => new Response(block()));
Deno.serve({ port: 2, handler: () => new Response(block()) });
`,
  },
  {
    name: 'Adonis: controllers and middleware',
    context: 'request',
    kind: 'adonis',
    source: `
//- /app/controllers/users_controller.ts
import type { HttpContext } from '@adonisjs/core/http';
export default class UsersController {
  index({ response }: HttpContext) { return block(); }
  async show({ params }: HttpContext) { return block(); }
}
//- /app/middleware/auth_middleware.ts
import type { HttpContext } from '@adonisjs/core/http';
import type { NextFn } from '@adonisjs/core/types/http';
export default class AuthMiddleware {
  handle(ctx: HttpContext, next: NextFn) { block(); return next(); }
}
`,
  },
  {
    name: 'Moleculer: actions and events',
    context: 'request',
    kind: 'moleculer',
    source: `
import { ServiceBroker } from 'moleculer';
const broker = new ServiceBroker();
broker.createService({
  name: 'users',
  actions: {
    list() { return block(); },
    get: { params: {}, async handler(ctx) { return block(); } },
  },
  events: { 'user.created'(ctx) { block(); } },
});
`,
  },
  {
    name: 'Moleculer: services of files',
    context: 'request',
    kind: 'moleculer',
    source: `
//- /services/users.service.ts
import type { ServiceSchema } from 'moleculer';
const schema: ServiceSchema = {
  name: 'users',
  actions: { list() { return block(); }, get: { async handler(ctx) { return block(); } } },
};
export default schema;
`,
  },
  {
    name: 'Meteor: methods and publications',
    context: 'request',
    kind: 'meteor',
    source: `
import { Meteor } from 'meteor/meteor';
Meteor.methods({
  'boards.count'() { return block(); },
  async 'boards.copy'(id) { return block(); },
});
Meteor.publish('boards', async function (id) { block(); return this.ready(); });
Meteor.publish('cards', (id) => { block(); });
`,
  },
  {
    name: 'Meteor: handlers of its web server',
    context: 'request',
    kind: 'route',
    source: `
import { WebApp } from 'meteor/webapp';
WebApp.handlers.use('/export', async (req, res) => { block(); res.end(); });
WebApp.connectHandlers.use('/health', (req, res) => { block(); res.end(); });
`,
  },
  {
    name: 'Feathers: services and hooks',
    context: 'request',
    kind: 'feathers',
    source: `
import { feathers } from '@feathersjs/feathers';
class Users {
  find(params) { return block(); }
  async get(id) { return block(); }
}
const app = feathers();
app.use('users', new Users());
app.service('users').hooks({ before: { find: [(context) => { block(); }], all: [async (context) => { block(); }] } });
`,
  },
];
