/** Rule `slow-regexp`: patterns that backtrack, on input from outside only. */
import { check } from '../check.ts';

describe('slow-regexp', () => {
  it('reports exponential patterns on request data', () => {
    check(`
import express from 'express';
const app = express();
const NAME = /^(\\w+\\s?)*$/;
app.get('/a', (req, res) => {
  /^(a+)+$/.test(req.query.name as string);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): test
  NAME.exec(req.body.user.name);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): NAME.exec
  const { name, age = '1' } = req.body;
  name.trim().match(NAME);
//^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): name.trim().match
  age.replace(/(x+x+)+y/g, '');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): age.replace
  new RegExp('^(a+)*$').test(req.params.id);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): test
  String(req.headers['x-a']).split(/(,+)+;/);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (route): String(req.headers['x-a']).split
  /^(a+)+$/.test(req.ip);
  /^a+$/.test(req.query.name);
});
`);
  });

  it('ignores constants, own values, truncated texts, and private input', () => {
    check(`
const NAME = /^(\\w+\\s?)*$/;
export async function check(name: string, req) {
  NAME.test('constant');
  NAME.test(name);
  NAME.test(process.env.NAME);
}
export function handle(req, res) {
  NAME.test(req.body.name.slice(0, 40));
  NAME.test(String(Number(req.body.age)));
  NAME.test(schema.parse(req.body).name);
  const { code } = req.body;
  if (code.length <= 1000 && /a+a+b/.test(code)) res.end();
}
child.stdout.on('data', (text) => NAME.test(text));
`);
  });

  it('follows the text through helpers, promises and elements', () => {
    check(`
//- /names.ts
const NAME = /^(\\w+\\s?)*$/;
export function isName(text: string) { return NAME.test(text); }
//                                            ^^^^^^^^^^^^^^^ error slow-regexp request (http handler): POST > callback of every > isName > NAME.test
export const trimmed = (text: string) => text.trim();
export const unused = (text: string) => NAME.test(text);
//- /server.ts
import { isName, trimmed } from './names.ts';
export async function POST(request: Request) {
  const { names } = await request.json();
  names.every((name: string) => isName(name));
  /^(a+)+$/.test(trimmed(names[0]));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (http handler): POST > test
  /^(a+)+$/.test(trimmed('constant'));
}
export const handle = (req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => { /(b+)+c/.test(body); });
  //                    ^^^^^^^^^^^^^^^^^^^ error slow-regexp event: test
  POST(req);
};
`);
  });

  it('knows the input of Nest, sockets, IPC and files', () => {
    check(`
import { Body, Controller, Post } from '@nestjs/common';
import { ipcMain } from 'electron';
import { readFile } from 'node:fs/promises';
const BAD = /^(a+)+$/;
@Controller()
export class Users {
  constructor(private readonly names: Names) {}
  @Post() add(@Body() user: { name: string }) { return this.names.check(user.name); }
}
class Names { check(name: string) { return BAD.test(name); } }
//                                         ^^^^^^^^^^^^^^ error slow-regexp request (nest): this.names.check > BAD.test
ipcMain.handle('check', (event, name) => BAD.test(name));
//                                       ^^^^^^^^^^^^^^ slow-regexp event (electron ipc): BAD.test
io.on('connection', (socket) => { socket.on('chat', (text) => BAD.test(text)); });
//                                                            ^^^^^^^^^^^^^^ slow-regexp event: BAD.test
window.addEventListener('message', ({ data }) => BAD.test(data));
//                                               ^^^^^^^^^^^^^^ info slow-regexp event: BAD.test
export async function scan(path: string) {
  const text = await readFile(path, 'utf8');
  return BAD.test(text) && /a*a*b/.test(text);
  //     ^^^^^^^^^^^^^^ info slow-regexp task: BAD.test
  //                       ^^^^^^^^^^^^^^^^^^ info slow-regexp task: test
}
`);
  });

  it('is less severe for polynomial patterns, and ignores scripts', () => {
    check(
      `
export function handle(req, res) {
  /a*a*b/.test(req.body.text);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (fetch server): handle > test
  req.body.text.replace(/\\s+$/, '');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (fetch server): handle > req.body.text.replace
}
export default { fetch: (request: Request) => handle(request, new Response()) };
//- /scripts/a.ts
export function handle(req, res) { /(a+)+b/.test(req.body.text); }
`,
      { least: 'hint' },
    );
  });

  it('assumes that messages of a page are rarely malicious', () => {
    for (const offers of [undefined, 'modules'] as const)
      check(
        `
import { createServer } from 'node:http';
createServer((req, res) => { /^(a+)+$/.test(req.url); });
//                           ^^^^^^^^^^^^^^^^^^^^^^^ error slow-regexp request (http server): test
addEventListener('message', (event) => /^(b+)+$/.test(event.data));
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ info slow-regexp event: test
`,
        offers && { offers },
      );
  });

  it('does not treat tools of an assistant and responses of a server as foreign input', () =>
    check(
      `
import { get } from 'node:https';
server.tool('a', 'b', {}, async ({ text }) => /a*a*b/.test(text));
//                                            ^^^^^^^^^^^^^^^^^^ info slow-regexp request (mcp): test
get('https://example.org', (res) => res.on('data', (text) => { /a+b/.test(text); }));
socket.on('data', (text) => { /a*a*b/.test(text); });
//                            ^^^^^^^^^^^^^^^^^^ slow-regexp event: test
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('warns in libraries, also if only a line break makes it slow', () => {
    check(
      `
import { createServer } from 'node:http';
createServer((req, res) => {
  req.headers.authorization.match(/^Bearer\\s+(.+)$/);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (http server): req.headers.authorization.match
  req.headers.authorization.match(/^Bearer\\s+(.+)x$/);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (http server): req.headers.authorization.match
});
`,
      { offers: 'modules', least: 'hint' },
    );
  });

  it('follows the arguments of tools that are called over HTTP', () =>
    check(
      `
//- /server.ts
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { search } from './search.ts';
const server = new McpServer({ name: 'notes', version: '1.0.0' });
server.tool('search', {}, async ({ folder }) => search({ folder }));
export const transport = new StreamableHTTPServerTransport({});
//- /search.ts
export async function search(options: { folder?: string }) {
  return options.folder?.replace(/[/]+$/, '');
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (mcp): search > options.folder?.replace
}
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('reports common patterns to trim, split and search', () =>
    check(`
import express from 'express';
const app = express();
app.use(express.json());
app.post('/token', (req, res) => {
  const resource = String(req.body.resource).replace(/\\/+$/, '');
  //               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): String(req.body.resource).replace
  const segment = req.body.name.replace(/^[-.]+|[-.]+$/g, '');
  //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): req.body.name.replace
  const notes = req.body.text.replace(/<!--[^]*?-->/g, '');
  //            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): req.body.text.replace
  const rows = req.body.text.split(/\\s*,\\s*/);
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): req.body.text.split
  const at = req.body.text.search(/[\\w.]+@[\\w]+/);
  //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ slow-regexp request (route): req.body.text.search
  res.json([resource, segment, notes, rows, at, req.body.text.replace(/\\/\\/+/g, '/'), req.body.text.split(/,/)]);
});
`));
});
