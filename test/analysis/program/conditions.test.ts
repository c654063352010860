/** Rows of the catalogue that depend on how a call is written. */
import { checkLinks as check } from '../check.ts';

describe('conditions of the catalogue', () => {
  it('detect an omitted optional callback', () => {
    check(
      `
import { sign, verify } from 'node:crypto';
import { Environment } from 'nunjucks';
const env = new Environment();
export async function work(key: string, callback: () => void, rendered: (text: string) => void, rest: [string, () => void], handlers: Handlers) {
  sign('sha256', key, key);
//^^^^^^^^^^^^^^^^^^^^^^^^ task: crypto.sign
  sign('sha256', key, key, callback);
  verify('sha256', key, key, key);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: crypto.verify
  verify('sha256', key, key, key, () => {});
  sign('sha256', key, ...rest);
  env.render('a.html', { key });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: Environment.render
  env.render('a.html', { key }, rendered);
  env.render('a.html', function (error, text) {});
  env.render('a.html', handlers.done);
  env.render('a.html', handlers.done.bind(handlers));
  env.render('a.html', handlers.context);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: Environment.render
}
`,
      { least: 'hint' },
    );
  });

  it('detect an option', () => {
    check(
      `
import { readdirSync, rmSync } from 'node:fs';
const deep = { recursive: true };
export async function work(flag: boolean) {
  rmSync('a');
//^^^^^^^^^^^ task: fs.rmSync
  rmSync('a', { recursive: true });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.rmSync
  rmSync('a', { recursive: false });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.rmSync
  rmSync('a', { recursive: flag });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.rmSync
  rmSync('a', deep);
//^^^^^^^^^^^^^^^^^ task: fs.rmSync
  readdirSync('a', { recursive: true });
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readdirSync
}
`,
      { least: 'hint' },
    );
  });

  it('detect a literal argument', () => {
    check(`
export async function work() {
  const request = new XMLHttpRequest();
  request.open('GET', '/a', false);
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: XMLHttpRequest.open
  request.open('GET', '/a', true);
  request.open('GET', '/a');
}
`);
  });

  it('ignore what is cheaper than a promise, slow only on large input, or not blocking', () => {
    check(
      `
import { accessSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
export async function work(text: string) {
  existsSync('a');
  accessSync('a');
  JSON.parse(text);
  basename('a');
  await readFile('a');
  (await import('node:fs')).readFile('a', () => {});
}
`,
      { least: 'hint' },
    );
  });

  it('make a hint of what is slow the first time only', () => {
    check(
      `
//- /a.js
async function work() {
  require('node:zlib');
//^^^^^^^^^^^^^^^^^^^^ task: require
}
`,
      { least: 'hint' },
    );
  });
});
