/** Handlers that become async: what they throw is answered as before, or the refactor is refused with the reason. */
import { describeCases, type Case } from './cases.ts';
import { find, HERE, LOAD } from './chain-programs.ts';

/** Answers a file that is there and one that is missing. */
const asked = (handlers: string, imports = ''): string => `//- /main.js
import express from 'express';
import { readFileSync } from 'node:fs';
${imports}
${HERE}
const app = express();
${handlers}
app.use((error, request, response, next) => response.status(500).send(error.code));
export async function run() { return [await app.ask({ path: HERE }), await app.ask({ path: 'missing' })]; }
`;

const EXPRESS: Pick<Case, 'ranges'> = { ranges: { express: '^4.19.0' } };

const kept: readonly Case[] = [
  {
    title: 'a handler in place',
    ...EXPRESS,
    asks: /, and pass errors to next\(\)$/,
    code: asked(`app.get('/f', (request, response) => {
  const text = readFileSync(request.query.path, 'utf8');

  response.send(\`
  \${text.length > 1}\`);
});`),
    has: {
      '/main.js': `app.get('/f', async (request, response, next) => {
  try {
    const text = await readFile(request.query.path, 'utf8');

    response.send(\`
  \${text.length > 1}\`);
  } catch (error) {
    next(error);
  }
});`,
    },
  },
  {
    title: 'a handler on one line, which is called as something else is',
    ...EXPRESS,
    code: asked(`const next = (n) => n + 1;
app.get('/f', function (request, response) { response.send(next(readFileSync(request.query.path).length > 1)); });`),
    has: {
      '/main.js':
        /async function \(request, response, forward\) \{\n {2}try \{\n[\s\S]*forward\(error\);\n {2}\}\n\}\);/,
    },
  },
  {
    title: 'a handler without braces',
    ...EXPRESS,
    code: asked(`app.get('/f', (request, response) => response.send(readFileSync(request.query.path).length > 1));`),
    has: { '/main.js': 'return response.send((await readFile(request.query.path)).length > 1);' },
  },
  {
    title: 'a handler that is registered by its name, in a list',
    ...EXPRESS,
    code: asked(`function check(request, response, next) { readFileSync(request.query.path); next(); }
app.get('/f', [check, (request, response) => response.send('ok')]);`),
    has: { '/main.js': 'async function check(request, response, next) {\n  try {' },
  },
  {
    title: 'a handler of errors',
    ...EXPRESS,
    code: asked(`app.use((request, response, next) => next(Object.assign(new Error('no'), { code: 1 })));
app.use((error, request, response, next) => { response.send(error.code + readFileSync(request.query.path).length > 1); });`),
    has: { '/main.js': 'async (error, request, response, next) => {\n  try {' },
  },
  {
    title: 'a helper of a handler, in another file',
    ...EXPRESS,
    code: `${LOAD}${asked(
      `app.get('/f', (request, response) => { response.send(load(request.query.path)); });`,
      `import { load } from './load.js';`,
    ).replace("import { readFileSync } from 'node:fs';\n", '')}`,
    has: { '/main.js': 'async (request, response, next) => {' },
  },
  {
    title: 'a handler that handles its errors itself',
    ...EXPRESS,
    code: asked(`app.get('/f', (request, response) => {
  const { path } = request.query;
  try { response.send(readFileSync(path).length > 1); } catch (error) { response.status(404).send('missing'); }
});`),
    lacks: { '/main.js': 'next(error)' },
  },
  {
    title: "the project's own wrapper",
    ranges: { express: '^4.19.0', 'express-async-handler': '^1.2.0' },
    asks: /, in asyncHandler\(\)$/,
    code: asked(`app.get('/f', (request, response) => response.send(readFileSync(request.query.path).length > 1));`),
    has: {
      '/main.js':
        /import asyncHandler from 'express-async-handler';[\s\S]*asyncHandler\(async \(request, response\) =>/,
    },
  },
  {
    title: 'a wrapper of another file, which the file knows',
    ...EXPRESS,
    code: `//- /wrap.js
export const catchAsync = (handle) => (request, response, next) => { handle(request, response, next).catch(next); };
${asked(
  `app.post('/f', catchAsync(async (request, response) => response.send('ok')));
app.get('/f', (request, response) => response.send(readFileSync(request.query.path).length > 1));`,
  `import { catchAsync } from './wrap.js';`,
)}`,
    has: { '/main.js': 'catchAsync(async (request, response) => response.send((await readFile' },
    isQuick: true,
  },
  {
    title: 'a handler that is wrapped already',
    ...EXPRESS,
    code: asked(
      `app.get('/f', asyncHandler((request, response) => response.send(readFileSync(request.query.path).length > 1)));`,
      `import asyncHandler from 'express-async-handler';`,
    ),
    lacks: { '/main.js': 'next(error)' },
  },
  {
    title: 'a handler that is wrapped by its name',
    ...EXPRESS,
    code: asked(
      `const show = (request, response) => response.send(readFileSync(request.query.path).length > 1);
app.get('/f', asyncHandler(show));`,
      `import asyncHandler from 'express-async-handler';`,
    ),
    lacks: { '/main.js': 'next(error)' },
  },
  {
    title: 'a version that awaits its handlers',
    ranges: { express: '^5.0.0' },
    isNotRun: true,
    code: asked(`app.get('/f', (request, response) => response.send(readFileSync(request.query.path).length > 1));`),
    lacks: { '/main.js': 'next(error)' },
  },
];

const refused: readonly Case[] = (
  [
    [
      'a handler that others call as well',
      EXPRESS.ranges!,
      `import express from 'express';
const app = express();
const show = (request, response) => response.send(load(request.query.path));
app.get('/f', show);
export const again = async (request, response) => { show(request, response); };`,
      /it is called directly as well/,
    ],
    [
      'a hook that takes a callback, where a promise is awaited',
      { fastify: '^5.0.0' },
      `import fastify from 'fastify';
const app = fastify();
app.addHook('onRequest', (request, reply, done) => { load(HERE); done(); });`,
      /it takes `done`, and may not return a promise as well/,
    ],
    [
      'a listener of an emitter of the project',
      {},
      `import { EventEmitter } from 'node:events';
class Store extends EventEmitter {}
const store = new Store();
store.on('change', () => { load(HERE); });`,
      /`emit\(\)` does not await it/,
    ],
    [
      'a listener of what is read',
      {},
      `import { createReadStream } from 'node:fs';
createReadStream(HERE).on('data', () => { load(HERE); });`,
      /the next events do not wait for it/,
    ],
    [
      'a server of which the version is too old',
      { restify: '8.6.1' },
      `import restify from 'restify';
const server = restify.createServer();
server.get('/f', (request, response) => { response.send(load(HERE)); });`,
      /restify does not await it before version 9/,
    ],
  ] as const
).map(([title, ranges, body, reason]) => ({
  title,
  ranges,
  refused: reason,
  code: `${LOAD}//- /main.js\nimport { load } from './load.js';\n${HERE}\n${body}\nexport async function run() {}\n`,
}));

describeCases('make-chain-async', find, [...kept.filter(({ title }) => title.startsWith('a helper')), ...refused]);
describeCases(
  'use-async-api',
  find,
  kept.filter(({ title }) => !title.startsWith('a helper')),
);
