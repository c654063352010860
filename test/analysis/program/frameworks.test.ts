/** Every framework that answers requests, each as its users write it. */
import { checkLinks as check } from '../check.ts';

describe('request handlers of frameworks', () => {
  it('Express: routers in other files, classes, arrays, wrappers, with any parameter names', () => {
    check(`
//- /server.ts
import express from 'express';
import { users } from './users.routes.ts';
import { UserController } from './user.controller.ts';
import { asyncHandler } from './async-handler.ts';
import expressAsync from 'express-async-handler';
import { guards, handlers } from './handlers.ts';
import { readFileSync } from 'node:fs';
const app = express();
const controller = new UserController();
app.use('/users', users);
app.get('/a', controller.list);
app.get('/b', controller.show.bind(controller));
app.get('/c', (a, b) => controller.edit(a, b));
//                      ^^^^^^^^^^^^^^^^^^^^^ request (route): controller.edit > fs.readFileSync
app.get('/d', asyncHandler(async (a, b) => { b.send(readFileSync('d')); }));
//                                                  ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.get('/e', expressAsync(async (a, b) => { b.send(readFileSync('e')); }));
//                                                  ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.get('/f', guards, handlers.show);
app.get('/g', ...guards);
app.use((error, a, b, next) => { b.send(readFileSync('g')); });
//                                      ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.param('id', (a, b, next, id) => { next(readFileSync('h')); });
//                                         ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
for (const [path, handler] of Object.entries(handlers)) app.post(path, handler);
app.route('/i').get((a, b) => b.send(readFileSync('i'))).post((a, b) => b.send(readFileSync('j')));
//                                   ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//                                                                             ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//- /users.routes.ts
import { Router } from 'express';
import { readFileSync } from 'node:fs';
import { wrap } from './async-handler.ts';
export const users = Router();
users.get('/', wrap(async function list(a, b) { b.send(readFileSync('k')); }));
//                                                     ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
users.delete('/:id', remove);
async function remove(a, b) { b.send(readFileSync('l')); }
//                                   ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//- /async-handler.ts
export const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
export function wrap(fn) { return async function (req, res, next) { try { await fn(req, res, next); } catch (error) { next(error); } }; }
//- /user.controller.ts
import { readFileSync } from 'node:fs';
export class UserController {
  list = (a, b) => { b.send(readFileSync('m')); };
  //                        ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
  show(a, b) { b.send(readFileSync('n')); }
  //                  ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
  edit(a, b) { b.send(readFileSync('o')); }
}
//- /handlers.ts
import { readFileSync } from 'node:fs';
export const guards = [(a, b, next) => next(readFileSync('p'))];
//                                          ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
export const handlers = { show: (a, b) => b.send(readFileSync('q')), edit(a, b) { b.send(readFileSync('r')); } };
//                                               ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//                                                                                       ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
`);
  });

  it('Fastify: routes, hooks, plugins', () => {
    check(`
import Fastify from 'fastify';
import { readFileSync } from 'node:fs';
const fastify = Fastify();
fastify.get('/a', async () => readFileSync('a'));
//                            ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.get('/b', { schema: {} }, (a, b) => b.send(readFileSync('b')));
//                                                 ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.addHook('onRequest', async () => { readFileSync('c'); });
//                                         ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.addHook('preHandler', (a, b, done) => { readFileSync('d'); done(); });
//                                              ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.setErrorHandler((error, a, b) => { b.send(readFileSync('e')); });
//                                                ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.setNotFoundHandler((a, b) => { b.send(readFileSync('f')); });
//                                            ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.route({ method: 'GET', url: '/g', preHandler: [(a, b, done) => done(readFileSync('g'))], handler: async () => readFileSync('h') });
//                                                                          ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//                                                                                                                    ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.register(async (instance) => {
  readFileSync('i');
  instance.post('/j', async () => readFileSync('j'));
  //                              ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
});
fastify.register(plugin, { prefix: '/k' });
async function plugin(instance, options) { instance.get('/k', function () { return readFileSync('k'); }); }
//                                                                                 ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
fastify.addHook('onClose', async () => { readFileSync('l'); });
fastify.addHook('onReady', async () => { readFileSync('m'); });
`);
  });

  it('Koa and Hono: middleware and routes', () => {
    check(`
//- /koa.ts
import Koa from 'koa';
import Router from '@koa/router';
import { readFileSync } from 'node:fs';
const app = new Koa();
const router = new Router();
app.use(async (context, go) => { readFileSync('a'); await go(); });
//                               ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.use(context => { context.body = readFileSync('b'); });
//                                  ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
router.get('users', '/b', async (a) => { a.body = readFileSync('c'); });
//                                                ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.use(router.routes());
//- /hono.ts
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { readFileSync } from 'node:fs';
const app = new Hono();
app.get('/a', (c) => c.text(readFileSync('d', 'utf8')));
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.on('GET', '/b', (c) => c.text(readFileSync('e', 'utf8')));
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.use(async (c, next) => { readFileSync('f'); await next(); });
//                           ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.notFound((c) => c.text(readFileSync('g', 'utf8')));
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.onError((error, c) => c.text(readFileSync('h', 'utf8')));
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
const auth = createMiddleware(async (c, next) => { readFileSync('i'); await next(); });
//                                                 ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.use('*', auth);
const api = new Hono().get('/x', (c) => c.json(readFileSync('j', 'utf8'))).post('/y', (c) => c.json(readFileSync('k', 'utf8')));
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
//                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.route('/api', api);
`);
  });

  it('strategies of Passport, under any name', () => {
    check(`
import { compareSync } from 'bcryptjs';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import GoogleStrategy from 'passport-google-oauth20';
const { Strategy: JwtStrategy } = require('passport-jwt');
passport.use('login', new LocalStrategy({ usernameField: 'email' }, async (email, password, done) => done(null, compareSync(password, email))));
//                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (login): bcryptjs.compareSync
passport.use(new GoogleStrategy.Strategy({}, async (token, refresh, profile, done) => done(null, compareSync(token, profile))));
//                                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (login): bcryptjs.compareSync
passport.use(new JwtStrategy({}, (payload, done) => done(null, compareSync(payload.a, payload.b))));
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request (login): bcryptjs.compareSync
`);
  });

  it('tRPC and GraphQL: procedures and resolvers', () => {
    check(`
//- /trpc.ts
import { initTRPC } from '@trpc/server';
import { readFileSync } from 'node:fs';
const t = initTRPC.create();
const protect = t.middleware(({ next }) => { readFileSync('a'); return next(); });
//                                           ^^^^^^^^^^^^^^^^^ request (trpc): fs.readFileSync
export const router = t.router({
  user: t.procedure.input(z.string()).query(({ input }) => readFileSync(input)),
  //                                                       ^^^^^^^^^^^^^^^^^^^ request (trpc): fs.readFileSync
  save: t.procedure.use(protect).mutation(async ({ input }) => { readFileSync('b'); }),
  //                                                             ^^^^^^^^^^^^^^^^^ request (trpc): fs.readFileSync
  watch: t.procedure.subscription(async function* () { yield readFileSync('c'); }),
  //                                                         ^^^^^^^^^^^^^^^^^ request (trpc): fs.readFileSync
});
//- /graphql.ts
import { ApolloServer } from '@apollo/server';
import { createSchema } from 'graphql-yoga';
import { GraphQLObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
const resolvers = {
  Query: { user: () => readFileSync('d'), users(parent, args) { return readFileSync('e'); } },
  //                   ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
  //                                                                   ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
  Mutation: { save },
  User: { name: (user) => readFileSync('f') },
  //                      ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
};
function save() { return readFileSync('g'); }
//                       ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
new ApolloServer({ typeDefs: '', resolvers });
createSchema({ typeDefs: '', resolvers: { Query: { hello: () => readFileSync('h') } } });
//                                                              ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
new GraphQLObjectType({ name: 'A', fields: () => ({ b: { resolve: () => readFileSync('i') } }) });
//                                                                      ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
`);
  });

  it('are not assumed for names that every object has', () => {
    check(`
import { readFileSync } from 'node:fs';
export function make(other: { constructor(options: object): void; toString(options: object): void }) {
  other.constructor({ handler() { readFileSync('a'); } });
  //                              ^^^^^^^^^^^^^^^^^ event (handler): fs.readFileSync
  other.toString({ load() { readFileSync('b'); } });
  //                        ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
}
`);
  });

  it('AWS Lambda, Next.js, fetch servers', () => {
    check(`
//- /lambda.ts
import type { APIGatewayProxyHandler, Handler } from 'aws-lambda';
import middy from '@middy/core';
import { readFileSync } from 'node:fs';
export const handler: Handler = () => readFileSync('a');
//                                    ^^^^^^^^^^^^^^^^^ request (lambda): fs.readFileSync
export const users: APIGatewayProxyHandler = (event, context, callback) => { callback(null, readFileSync('b')); };
//                                                                                          ^^^^^^^^^^^^^^^^^ request (lambda): fs.readFileSync
export const main = middy(async () => readFileSync('c'));
//                                    ^^^^^^^^^^^^^^^^^ request (lambda): fs.readFileSync
//- /old.js
const { readFileSync } = require('node:fs');
exports.handler = async (event) => readFileSync('d');
//                                 ^^^^^^^^^^^^^^^^^ request (lambda): fs.readFileSync
//- /app/page.tsx
import { readFileSync } from 'node:fs';
export default async function Page() { return <p>{readFileSync('e', 'utf8')}</p>; }
//                                                ^^^^^^^^^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
//- /app/actions.ts
'use server';
import { readFileSync } from 'node:fs';
export async function save() { readFileSync('f'); }
//                             ^^^^^^^^^^^^^^^^^ request (server action): fs.readFileSync
//- /app/api/users/route.ts
import { readFileSync } from 'node:fs';
async function handler() { return readFileSync('g'); }
//                                ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
export { handler as GET, handler as POST };
//- /bun.ts
import { readFileSync } from 'node:fs';
export default { fetch() { return new Response(readFileSync('h')); } };
//                                             ^^^^^^^^^^^^^^^^^ request (fetch server): fs.readFileSync
//- /git.ts
import { readFileSync } from 'node:fs';
export default { fetch({ dir }: { dir: string }) { return readFileSync(dir); } };
//                                                        ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
//- /serve.ts
import { readFileSync } from 'node:fs';
Bun.serve({ port: 1, fetch: () => new Response(readFileSync('i')) });
//                                             ^^^^^^^^^^^^^^^^^ request (http server): fs.readFileSync
Deno.serve(() => new Response(readFileSync('j')));
//                            ^^^^^^^^^^^^^^^^^ request (http server): fs.readFileSync
`);
  });

  it('sockets', () => {
    check(`
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
const io = new Server();
io.use((socket, next) => next(readFileSync('a')));
//                            ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
io.on('connection', (socket) => {
  readFileSync('b');
//^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  socket.on('chat', () => readFileSync('c'));
  //                      ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  registerOrders(io, socket);
});
const registerOrders = (io, socket) => {
  const create = (order) => { readFileSync('d'); };
  //                          ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  socket.on('order:create', create);
};
new WebSocketServer({ port: 1 }).on('connection', (ws) => { ws.on('message', () => readFileSync('e')); });
//                                                                                 ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
createServer((socket) => { socket.on('data', () => readFileSync('f')); });
//                                                 ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
`);
  });
});
