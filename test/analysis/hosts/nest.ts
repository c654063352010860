/** Hosts: NestJS, and what answers GraphQL and remote calls. */
import type { Host } from './host.ts';

export const NEST: readonly Host[] = [
  {
    name: 'Nest: controllers',
    context: 'request',
    kind: 'nest',
    source: `
import { Controller, Get, Post } from '@nestjs/common';
@Controller()
export class Users {
  @Get() list() { return block(); }
  @Post() async save() { return block(); }
}
`,
  },
  {
    name: 'Nest: guards, interceptors, pipes, filters and middleware',
    context: 'request',
    kind: 'nest',
    source: `
import { CanActivate, NestInterceptor, PipeTransform, ExceptionFilter, NestMiddleware, Catch } from '@nestjs/common';
export class Guard implements CanActivate { canActivate() { return block(); } }
export class Later implements CanActivate { async canActivate() { return block(); } }
export class Around implements NestInterceptor { intercept(context, next) { block(); return next.handle(); } }
export class Pipe implements PipeTransform { transform(value) { return block(); } }
@Catch() export class Filter implements ExceptionFilter { catch(e, host) { block(); } }
export class Logs implements NestMiddleware { use(q, s, next) { block(); next(); } }
`,
  },
  {
    name: 'Nest: filters, guards and interceptors without `implements`',
    context: 'request',
    kind: 'nest',
    source: `
import { Catch, Injectable } from '@nestjs/common';
@Catch(Error) export class Filter { catch(e, host) { block(); } }
@Injectable() export class Guard { canActivate(context) { return block(); } }
@Injectable() export class Around { intercept(context, next) { block(); return next.handle(); } }
@Injectable() export class Later { async canActivate(context) { return block(); } }
`,
  },
  {
    name: 'Nest: gateways and event handlers',
    context: 'event',
    kind: 'event',
    source: `
import { WebSocketGateway, SubscribeMessage, OnGatewayConnection } from '@nestjs/websockets';
import { EventPattern } from '@nestjs/microservices';
@WebSocketGateway() export class Chat implements OnGatewayConnection {
  handleConnection() { block(); }
  @SubscribeMessage('a') said() { return block(); }
  @EventPattern('b') async heard() { block(); }
}
`,
  },
  {
    name: 'Nest: queue processors',
    context: 'event',
    kind: 'queue',
    source: `
import { Processor, WorkerHost } from '@nestjs/bullmq';
@Processor('a') export class A extends WorkerHost { process() { return block(); } }
@Processor('b') export class B extends WorkerHost { async process() { return block(); } }
`,
  },
  {
    name: 'Apollo Server: resolvers',
    context: 'request',
    kind: 'graphql',
    source: `
import { ApolloServer } from '@apollo/server';
const resolvers = { Query: { a: () => block(), b: async () => block() }, User: { name: () => block() } };
new ApolloServer({ typeDefs: '', resolvers });
`,
  },
  {
    name: 'GraphQL Yoga: resolvers',
    context: 'request',
    kind: 'graphql',
    source: `
import { createSchema, createYoga } from 'graphql-yoga';
createYoga({ schema: createSchema({ resolvers: { Query: { a: () => block(), b: async () => block() } } }) });
`,
  },
  {
    name: 'TypeGraphQL: resolvers',
    context: 'request',
    kind: 'graphql',
    source: `
import { Resolver, Query, Mutation, FieldResolver } from 'type-graphql';
@Resolver() export class Users {
  @Query(() => String) a() { return block(); }
  @Mutation(() => String) async b() { return block(); }
  @FieldResolver() c() { return block(); }
}
`,
  },
  {
    name: 'tRPC: procedures and middleware',
    context: 'request',
    kind: 'trpc',
    source: `
import { initTRPC } from '@trpc/server';
const t = initTRPC.create();
const checked = t.procedure.use(({ next }) => { block(); return next(); });
export const router = t.router({
  a: t.procedure.query(() => block()),
  b: checked.input(String).mutation(async () => block()),
});
`,
  },
  {
    name: 'gRPC: services',
    context: 'request',
    kind: 'rpc',
    source: `
import * as grpc from '@grpc/grpc-js';
import { UsersService } from './users_pb.js';
const server = new grpc.Server();
function list(call, callback) { callback(null, block()); }
server.addService(UsersService, { list, get: (call, callback) => callback(null, block()), async save(call) { block(); } });
`,
  },
  {
    name: 'Connect: routers',
    context: 'request',
    kind: 'rpc',
    source: `
import type { ConnectRouter } from '@connectrpc/connect';
import { Users } from './users_pb.js';
export default (router: ConnectRouter) => {
  router.service(Users, { list() { return block(); }, async get() { return block(); } });
  router.rpc(Users.method.save, () => block());
};
`,
  },
];
