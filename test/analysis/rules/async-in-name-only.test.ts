/** Promise APIs that compute on the calling thread, where that holds up others. */
import { check } from '../check.ts';

describe('async-in-name-only', () => {
  it('warns in request handlers, also behind helpers', () =>
    check(`
import express from 'express';
import bcrypt from 'bcryptjs';
import { minify } from 'terser';
const verify = (password: string, hash: string) => bcrypt.compare(password, hash);
//                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-in-name-only request (route): verify > bcryptjs.compare
const app = express();
app.post('/login', async (req, res) => {
  res.json({ ok: await verify(req.body.password, req.body.hash) });
});
app.post('/minify', async (req, res) => {
  const { code } = await minify(req.body.code);
  //                     ^^^^^^^^^^^^^^^^^^^^^ async-in-name-only request (route): terser.minify
  res.send(code);
});
`));

  it('is a hint if only a build waits', () =>
    check(
      `
import prettier from 'prettier';
export async function emit(code: string) {
  return prettier.format(code, { parser: 'typescript' });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint async-in-name-only task: prettier.format
}
`,
      { least: 'hint' },
    ));

  it('is silent at start-up, in scripts, tests and workers', () =>
    check(`
//- /scripts/build.ts
import { format } from 'prettier';
async function main() { await format('a'); }
main();
//- /src/index.ts
import { compileAsync } from 'sass';
export const css = await compileAsync('a.scss');
//- /src/worker.ts
import { parentPort } from 'node:worker_threads';
import { minify } from 'terser';
parentPort!.on('message', async (code) => { parentPort!.postMessage(await minify(code)); });
`));

  it('ignores small data and what really leaves the thread', () =>
    check(`
import { createServer } from 'node:http';
import bcrypt from 'bcrypt';
import { parse } from 'csv-parse';
import { parseStringPromise } from 'xml2js';
createServer(async (req, res) => {
  const user = await (await fetch('https://example.com/user')).json();
  const xml = await parseStringPromise(user.xml);
  req.pipe(parse({ columns: true }));
  res.end(String(await bcrypt.compare(xml, user.hash)));
});
`));

  it('obeys the settings', () =>
    check(
      `
import { createServer } from 'node:http';
import { minify } from 'terser';
createServer(async (req, res) => { res.end((await minify('a')).code); });
`,
      { nonBlocking: ['terser#minify'] },
    ));

  it('makes compilers in libraries hints if nobody is known to wait', () =>
    check(
      `
import bcrypt from 'bcryptjs';
import { createServer } from 'node:http';
import { minify } from 'terser';
createServer(async (req, res) => { res.end((await minify('a')).code); });
//                                                ^^^^^^^^^^^ async-in-name-only request (http server): terser.minify
export async function build(code: string) { return minify(code); }
//                                                 ^^^^^^^^^^^^ hint async-in-name-only task: terser.minify
export const setup = (build) => build.onLoad({ filter: /a/ }, async ({ code }) => minify(code));
//                                                                                ^^^^^^^^^^^^ hint async-in-name-only event (build hook): terser.minify
export async function login(text: string, hash: string) { return bcrypt.compare(text, hash); }
//                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ async-in-name-only task: bcryptjs.compare
`,
      { offers: 'modules', least: 'hint' },
    ));

  it('makes error pages in libraries hints', () =>
    check(
      `
import { createServer } from 'node:http';
import { codeToHtml } from 'shiki';
const errorPage = async (error: Error) => renderErrorPage(error);
const renderErrorPage = async (error: Error) => codeToHtml(error.stack, { lang: 'js' });
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-in-name-only request (http server): errorPage > renderErrorPage > shiki.codeToHtml
createServer(async (req, res) => res.end(req.url ? await codeToHtml(req.url, { lang: 'js' }) : await errorPage(new Error())));
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ async-in-name-only request (http server): shiki.codeToHtml
`,
      { offers: 'modules', least: 'hint' },
    ));
});
