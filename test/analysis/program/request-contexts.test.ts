/** Where requests are answered: servers, routers, frameworks, by registration and by convention. */
import { checkLinks as check } from '../check.ts';

describe('request handlers', () => {
  it('of node:http and similar modules', () => {
    check(
      `
import http from 'node:http';
import { createServer } from 'node:https';
import http2 from 'node:http2';
import { readFileSync } from 'node:fs';
http.createServer((a, b) => b.end(readFileSync('a')));
//                                ^^^^^^^^^^^^^^^^^ request (http server): fs.readFileSync
createServer(handle);
http2.createSecureServer({}, (a, b) => b.end(readFileSync('b')));
//                                           ^^^^^^^^^^^^^^^^^ request (http2 server): fs.readFileSync
const server = http.createServer();
server.on('request', (a, b) => b.end(readFileSync('c')));
//                                   ^^^^^^^^^^^^^^^^^ request (http server): fs.readFileSync
server.on('listening', () => readFileSync('d'));
//                           ^^^^^^^^^^^^^^^^^ startup: fs.readFileSync
function handle(a, b) { b.end(readFileSync('e')); }
//                            ^^^^^^^^^^^^^^^^^ request (https server): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('of Express, Fastify, Koa, Hono: by route and method', () => {
    check(
      `
import express, { Router } from 'express';
import { readFileSync } from 'node:fs';
const app = express();
const router = Router();
app.get('/a', (a, b) => b.send(readFileSync('a')));
//                             ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.get('setting');
app.use((req, res, next) => next(readFileSync('b')));
//                               ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
router.route('/b').get((req, res) => s.send(readFileSync('c')));
//                                          ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
router.post('/c', [check, (q, s) => s.send(readFileSync('d'))]);
//                                         ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.use('/d', check, router);
app.all('*', wrap(async (q, s) => s.send(readFileSync('e'))));
//                                       ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
app.get(/^x/, controller.show);
app.listen(80, () => readFileSync('f'));
//                   ^^^^^^^^^^^^^^^^^ startup (server start): fs.readFileSync
function check(q, s, next) { readFileSync('g'); }
//                           ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
const controller = { show(q, s) { s.send(readFileSync('h')); } };
//                                       ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
const wrap = (fn) => (req, res, next) => fn(req, res).catch(next);
fastify.route({ method: 'GET', url: '/e', handler: (q, s) => readFileSync('i') });
//                                                           ^^^^^^^^^^^^^^^^^ request (route): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('by the names of their parameters', () => {
    check(`
import { readFileSync } from 'node:fs';
export function show(req, res) { res.send(readFileSync('a')); }
//                                        ^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
export const show2 = (request, reply) => reply.send(readFileSync('b'));
//                                                  ^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
export const middleware = (ctx, next) => next(readFileSync('c'));
//                                            ^^^^^^^^^^^^^^^^^ request (middleware): fs.readFileSync
export function guard(_req, response, next) { next(readFileSync('d')); }
//                                                 ^^^^^^^^^^^^^^^^^ request (http handler): fs.readFileSync
export function other(res, req) { return readFileSync('e'); }
//                                       ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
`);
    check(`
import { readFileSync } from 'node:fs';
import { mockOf } from 'mocks';
function render(req, res) { res.send(readFileSync('a')); }
export function build(page: string) {
  const { req, res } = mockOf(page);
  render(req, res);
}
`);
  });

  it('of Nest: decorators, guards, pipes, interceptors', () => {
    check(
      `
//- /users.service.ts
import { readFileSync } from 'node:fs';
@Injectable()
export class UsersService { find() { return readFileSync('a'); } }
//                                          ^^^^^^^^^^^^^^^^^ request (nest): this.users.find > fs.readFileSync
//- /users.controller.ts
import { Controller, Get, Post as Create, OnEvent, Cron } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { UsersService } from './users.service';
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}
  @Get(':id') find() { return this.users.find(); }
  //                          ^^^^^^^^^^^^^^^^^ request (nest): this.users.find > fs.readFileSync
  @Create() add() { return readFileSync('b'); }
  //                       ^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
  @OnEvent('x') heard() { return readFileSync('c'); }
  //                             ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
  @Cron('* * *') tick() { return readFileSync('d'); }
  //                             ^^^^^^^^^^^^^^^^^ timer: fs.readFileSync
  onModuleInit() { readFileSync('e'); }
  //               ^^^^^^^^^^^^^^^^^ startup (nest): fs.readFileSync
  onModuleDestroy() { readFileSync('f'); }
  //                  ^^^^^^^^^^^^^^^^^ exit (nest): fs.readFileSync
  helper() { readFileSync('g'); }
  //         ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
}
export class Guard implements CanActivate { canActivate() { return readFileSync('h').length > 0; } }
//                                                                 ^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
export class Pipe implements PipeTransform { transform() { return readFileSync('i'); } }
//                                                                ^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
export class Middle implements NestMiddleware { use() { readFileSync('j'); } }
//                                                      ^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
export class Around implements NestInterceptor { intercept() { readFileSync('k'); } }
//                                                             ^^^^^^^^^^^^^^^^^ request (nest): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('of resolvers', () => {
    check(`
import { readFileSync } from 'node:fs';
@Resolver()
export class UserResolver {
  @Query(() => String) user() { return readFileSync('a'); }
  //                                   ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
  @Mutation() change() { return readFileSync('b'); }
  //                            ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
  @ResolveField() name() { return readFileSync('c'); }
  //                              ^^^^^^^^^^^^^^^^^ request (graphql): fs.readFileSync
}
`);
  });

  it('of modules that frameworks load by their path', () => {
    check(`
//- /app/users/route.ts
import { readFileSync } from 'node:fs';
export async function GET() { return readFileSync('a'); }
//                                   ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
export const POST = () => readFileSync('b');
//                        ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
export const other = () => readFileSync('c');
//                         ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
//- /pages/api/users.ts
import { readFileSync } from 'node:fs';
export default function (a, b) { b.end(readFileSync('d')); }
//                                     ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
//- /pages/index.tsx
import { readFileSync } from 'node:fs';
export const getServerSideProps = () => readFileSync('e');
//                                      ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
export const getStaticProps = () => readFileSync('f');
//                                  ^^^^^^^^^^^^^^^^^ task? (no known caller): fs.readFileSync
//- /src/middleware.ts
import { readFileSync } from 'node:fs';
export const middleware = () => readFileSync('g');
//                              ^^^^^^^^^^^^^^^^^ request (next): fs.readFileSync
//- /app/routes/users.tsx
import { readFileSync } from 'node:fs';
export const loader = () => readFileSync('h');
//                          ^^^^^^^^^^^^^^^^^ request (route module): fs.readFileSync
//- /server/api/users.ts
import { readFileSync } from 'node:fs';
export default defineEventHandler(() => readFileSync('i'));
//                                      ^^^^^^^^^^^^^^^^^ request (nitro): fs.readFileSync
//- /lambda.ts
import { readFileSync } from 'node:fs';
export const lambdaHandler = () => readFileSync('j');
//                                 ^^^^^^^^^^^^^^^^^ request (lambda): fs.readFileSync
`);
  });
});
