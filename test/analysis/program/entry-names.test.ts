/** Entry points are named by what they answer, as people know them. */
import assert from 'node:assert/strict';
import { entryPointsOf, judge, titleOf } from '../../../src/analysis/index.ts';
import { filesIn, inputsOf, programOf, ROOT } from '../small-project.ts';

const namesIn = (text: string): string[] => {
  const program = programOf(filesIn(text));
  return entryPointsOf(program, [])
    .toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
    .map(titleOf);
};

const EXPRESS = "import express, { Router } from 'express';\nconst app = express();\n";

/** What is named, the code, and the names in the order of the code. */
const CASES: readonly (readonly [what: string, code: string, ...names: string[]])[] = [
  ['a route', `${EXPRESS}app.get('/forecast/:tenant', (req, res) => {});`, 'GET /forecast/:tenant'],
  ['a named handler', `${EXPRESS}function list(req, res) {}\napp.post('/users', list);`, 'POST /users, list'],
  ['a route by a regular expression', `${EXPRESS}app.put(/^\\/a/, (req, res) => {});`, 'PUT /^\\/a/'],
  ['a route with a constant path', `${EXPRESS}const PATH = '/a';\napp.delete(PATH, (req, res) => {});`, 'DELETE /a'],
  ['a path whose end is known', `${EXPRESS}app.get(\`\${base}/users\`, (req, res) => {});`, 'GET …/users'],
  [
    'a route that is made first',
    `${EXPRESS}app.route('/x').get((req, res) => {}).post((req, res) => {});`,
    'GET /x',
    'POST /x',
  ],
  [
    'a middleware',
    `${EXPRESS}app.use((req, res, next) => {});\napp.use('/api', (req, res, next) => {});`,
    'middleware',
    'middleware /api',
  ],
  [
    'a route by an object',
    "import fastify from 'fastify';\nconst server = fastify();\nserver.route({ method: 'GET', url: '/z', handler: async () => {} });",
    'GET /z',
  ],
  [
    'a message',
    "import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\nbus.on('message', () => {});",
    "on('message')",
  ],
  [
    'a timer',
    'setInterval(() => {}, 30_000);\nsetTimeout(() => {}, 5 * 60 * 1000);\nsetInterval(() => {}, every);',
    'setInterval 30 s',
    'setTimeout 5 min',
    'setInterval',
  ],
  [
    'a command of the editor',
    "import { commands } from 'vscode';\ncommands.registerCommand('shop.export', () => {});",
    'command shop.export',
  ],
  [
    'what a template calls, by its event',
    "import { Component } from '@angular/core';\n@Component({ template: '<p (keyup.enter)=\"save()\">{{ total() }}</p>' })\nexport class Cart {\n  save() {}\n  total() {}\n}",
    '<Cart> (keyup.enter), Cart.save',
    '<Cart> template, Cart.total',
  ],
  [
    'an effect, and a handler of a page',
    "import { useEffect } from 'react';\nexport function OrderList() {\n  useEffect(() => {}, []);\n  return <a onClick={() => {}}>x</a>;\n}",
    'OrderList',
    '<OrderList> effect',
    '<OrderList> onClick',
  ],
  ['a handler of a port', 'socket.onmessage = () => {};', 'socket.onmessage'],
  [
    'a method of a controller, and one by a plan',
    "import { Controller, Get } from '@nestjs/common';\nimport { Cron } from '@nestjs/schedule';\n@Controller('cats')\nclass Cats {\n  @Get(':id') one() {}\n  @Cron('0 * * * *') clean() {}\n}",
    'GET /cats/:id, Cats.one',
    "@Cron('0 * * * *'), Cats.clean",
  ],
  [
    'a file that answers an address',
    '//- /app/api/orders/[id]/route.ts\nexport async function GET() {}\n//- /package.json\n{}',
    'GET /api/orders/[id]',
  ],
];

describe('the name of an entry point', () => {
  for (const [what, code, ...names] of CASES)
    it(`is what it responds to: ${what}`, () => {
      assert.deepEqual(namesIn(code.startsWith('//-') ? code : `//- /app.tsx\n${code}`), names);
    });

  it('has the path of its router, in another file, too', () => {
    const files = `
//- /routes/books.ts
import { Router } from 'express';
const router = Router();
router.get('/', (req, res) => {});
router.get('/:isbn', (req, res) => {});
export default router;
//- /api.ts
import { Router } from 'express';
import books from './routes/books.ts';
export const api = Router();
api.use('/books', books);
//- /server.ts
import express from 'express';
import { api } from './api.ts';
const app = express();
app.use('/api', api);
`;
    assert.deepEqual(namesIn(files), ['GET /api/books', 'GET /api/books/:isbn']);
  });

  it('follows the path of its router when the other file is edited', () => {
    const [books, server] = [
      "import { readFileSync } from 'node:fs';\nimport { Router } from 'express';\nexport const books = Router();\n" +
        "books.get('/:isbn', (req, res) => { res.send(readFileSync('a')); });\n",
      "import express from 'express';\nimport { books } from './books.ts';\nconst app = express();\napp.use('/books', books);\n",
    ];
    const program = programOf(filesIn(`//- /books.ts\n${books}//- /server.ts\n${server}`));
    const options = { rules: {}, contexts: {}, nonBlocking: [] };
    const message = () => judge(program, options).get(`${ROOT}/books.ts`)?.[0]?.message ?? '';
    assert.match(message(), /in GET \/books\/:isbn$/);
    const edited = filesIn(`//- /books.ts\n${books}//- /server.ts\n${server.replace("'/books'", "'/shop'")}`);
    program.set(inputsOf(edited).at(-1)!);
    program.link();
    assert.match(message(), /in GET \/shop\/:isbn$/);
  });
});
