/**
 * The rule `cpu-loop` on texts that are parsed: those that others may make as long as they like are found, short ones
 * and limited ones are not.
 */
import { check } from '../check.ts';

describe('cpu-loop: parsing what others send', () => {
  it('reports bodies that are gathered without a limit', () => {
    check(`
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('error', reject).on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}
async function readAll(request: IncomingMessage) {
  let all = '';
  for await (const chunk of request) all += chunk;
  return all;
}
const parsed = (body: string) => JSON.parse(body);
//                               ^^^^^^^^^^^^^^^^ cpu-loop request (http server): parsed > JSON.parse
createServer(async (request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => response.end(JSON.parse(body).name));
  //                                   ^^^^^^^^^^^^^^^^ cpu-loop event: JSON.parse
  const helped = await bodyOf(request);
  response.write(JSON.parse(helped).name);
  //             ^^^^^^^^^^^^^^^^^^ cpu-loop request (http server): JSON.parse
  response.write(parsed(await readAll(request)).name);
  response.write(JSON.parse(await text(request)).name);
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cpu-loop request (http server): JSON.parse
});
`);
  });

  it('is less severe if the platform may limit them', () => {
    check(`
//- /app/api/route.ts
export async function POST(request: Request) {
  const body = await request.text();
  const data = JSON.parse(body);
  //           ^^^^^^^^^^^^^^^^ info cpu-loop request? (next): JSON.parse
  return Response.json(data.name);
}
`);
  });

  it('reports messages of clients if the server limits nothing', () => {
    check(`
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ info cpu-loop event?: JSON.parse
    socket.send(message.id);
  });
});
class Clients {
  readonly #server = new WebSocketServer({ port: 8081 });
  text = '';
  listen() {
    this.#server.on('connection', (socket) => {
      socket.on('message', (data) => {
        this.text = String(data);
        this.read();
      });
    });
  }
  read() { return JSON.parse(this.text); }
  //              ^^^^^^^^^^^^^^^^^^^^^ info cpu-loop event?: this.read > JSON.parse
}
new Clients().listen();
`);
  });

  it('ignores limits, parts, settings, answers, and what the framework has parsed', () => {
    check(`
import express from 'express';
import { readFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
const LIMIT = 100_000;
function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
      if (body.length > LIMIT) request.destroy();
    });
    request.on('end', () => resolve(body));
  });
}
createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT) break;
    chunks.push(chunk);
  }
  response.write(JSON.parse(Buffer.concat(chunks).toString()).name);
  response.write(JSON.parse(await bodyOf(request)).name);
  response.write(JSON.parse(request.headers['x-options'] as string).name);
  get('http://example.org', (answer) => {
    let all = '';
    answer.on('data', (chunk) => { all += chunk; });
    answer.on('end', () => response.end(JSON.parse(all).name));
  });
});
express().post('/', express.json(), async (request, response) => {
  const settings = JSON.parse(await readFile('settings.json', 'utf8'));
  const report = JSON.parse(await readFile(\`reports/\${request.params.id}.json\`, 'utf8'));
  response.json([settings, report, JSON.parse(request.body.filter), JSON.parse(request.query.where as string)]);
});
new WebSocketServer({ port: 1, maxPayload: LIMIT }).on('connection', (socket) => {
  socket.on('message', (data) => socket.send(JSON.parse(String(data)).id));
});
const limited = new WebSocketServer({ port: 1, maxPayload: LIMIT });
limited.on('connection', (socket) => socket.on('message', (data) => socket.send(JSON.parse(String(data)).id)));
const checked = new WebSocketServer({ port: 1 });
checked.on('connection', (socket) => socket.on('message', (data) => {
  if (data.length > LIMIT) return;
  socket.send(JSON.parse(String(data)).id);
}));
const upstream = new WebSocket('wss://example.org');
upstream.on('message', (data) => upstream.send(JSON.parse(String(data)).id));
process.on('message', (text: string) => JSON.parse(text));
export async function load(path: string) { return JSON.parse(await readFile(path, 'utf8')); }
`);
  });

  it('reports them in libraries, too', () => {
    check(
      `
import { createServer } from 'node:http';
createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => response.end(JSON.parse(body).name));
  //                                   ^^^^^^^^^^^^^^^^ cpu-loop event: JSON.parse
});
`,
      { offers: 'modules', least: 'hint' },
    );
  });
});
