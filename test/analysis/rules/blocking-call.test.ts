/** What the rule says, and where: the place, the words and the figures of a finding. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../src/analysis/index.ts';
import { check } from '../check.ts';
import { filesIn, findingsOf, ROOT } from '../small-project.ts';

const findings = (source: string): readonly Finding[] => [...findingsOf(filesIn(source)).values()].flat();
/** The messages, hints included. */
const messages = (source: string): string[] => findings(source).map(({ message }) => message);

describe('blocking-call', () => {
  it('says what to do, what blocks and where', () => {
    assert.deepEqual(
      messages(`
import { readFileSync } from 'node:fs';
import { execSync } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
const load = () => readFileSync('a');
export async function getUser() {
  readFileSync('a');
  load();
  pbkdf2Sync('a', 'b', 100_000, 64, 'sha512');
}
setInterval(() => execSync('ls'), 10);
createServer((req, res) => load());
window.addEventListener('click', () => alert('Hello'));
`),
      [
        'fs.readFileSync() is reached from a request handler and 1 more',
        'Await readFile(): fs.readFileSync() blocks the event loop in async function getUser()',
        'Make load() async: its fs.readFileSync() blocks the event loop in async function getUser()',
        'Await pbkdf2(): crypto.pbkdf2Sync() blocks the event loop in async function getUser()',
        'Await exec(): child_process.execSync() blocks the event loop in setInterval 10 ms',
        'Make load() async: its fs.readFileSync() blocks the event loop in a request handler',
        "Wait without blocking: alert() blocks the event loop in addEventListener('click')",
      ],
    );
  });

  it('does not treat a few literal names as many', () => {
    const looks = (list: string) =>
      findings(`
import { existsSync, statSync } from 'node:fs';
export async function find(folder: string, names: string[]) {
  return ${list}.find((name) => existsSync(name));
}
`).length;
    const FEW = "['a.js', 'a.ts']";
    assert.deepEqual(
      ['names', FEW, `${FEW}.map((name) => folder + name)`, `names.concat(${FEW})`].map(looks),
      [1, 0, 0, 1],
    );
  });

  it("does not treat a page's own thread as waiting", () => {
    const waits = (first: string) =>
      findings(`
${first}
export async function pause(state: Int32Array) { Atomics.wait(state, 0, 0); }
`).length;
    assert.deepEqual(
      ["document.querySelector('p');", "import { readFile } from 'node:fs/promises';"].map(waits),
      [0, 1],
    );
  });

  it('has a message of one line, whatever the names', () => {
    const name = 'aFunctionWithAVeryLongNameThatSomebodyMustHaveLikedALot';
    const said = messages(`
import { readFileSync } from 'node:fs';
const ${name} = () => readFileSync('a');
const services = { ${name}: { ${name} } };
export async function ${name}Async() {
  ${name}();
  services.${name}.${name}();
  readFileSync('a');
}
`);
    assert.equal(said.length, 4);
    for (const message of said) assert.ok(message.length < 100, message);
  });

  it('has all details of a finding', () => {
    const [found, hint] = findings(`
//- /config.ts
import { readFileSync } from 'node:fs';
export function load() {
  return readFileSync('a');
}
//- /server.ts
import { createServer } from 'node:http';
import { load } from './config.ts';
createServer(function answer(question, reply) {
  reply.end(load());
});
`);
    const primitive = {
      name: 'fs.readFileSync',
      file: `${ROOT}/config.ts`,
      span: [3, 10, 3, 27],
      confidence: 'certain',
    };
    const { score, factors, plain, ...rest } = found!;
    assert.equal(plain, 'called');
    assert.ok(score! >= 1.5, `${score}`);
    assert.deepEqual(
      factors!.map(({ id, value }) => `${id} ${value}`),
      ['audience others', 'lifetime stays', 'duration data', 'frequency event', 'certainty certain'],
    );
    assert.deepEqual(rest, {
      rule: 'blocking-call',
      severity: 'warning',
      confidence: 'certain',
      workload: 'io',
      context: 'request',
      file: `${ROOT}/server.ts`,
      span: [4, 13, 4, 19],
      message: 'Make load() async: its fs.readFileSync() blocks the event loop in request handler answer()',
      entry: { name: 'answer', kind: 'http server', file: `${ROOT}/server.ts`, span: [3, 23, 3, 29] },
      chain: [{ name: 'load', file: `${ROOT}/server.ts`, span: [4, 13, 4, 19], confidence: 'certain' }, primitive],
      cost: { milliseconds: 0.5, grows: 'size of the file', source: 'catalogue' },
    });
    assert.deepEqual([hint!.severity, hint!.file, hint!.span], ['hint', primitive.file, primitive.span]);
    assert.equal(hint!.message, 'fs.readFileSync() is reached from request handler answer()');
  });

  it('shows at the primitive how many entry points reach it', () => {
    const [hint] = messages(`
import { readFileSync } from 'node:fs';
const load = () => readFileSync('a');
export async function one() { load(); }
export async function two() { load(); }
export async function three() { load(); }
`);
    assert.equal(hint, 'fs.readFileSync() is reached from async function one() and 2 more');
  });

  it('is reported once, at the call that enters blocking code', () => {
    check(`
import { readFileSync } from 'node:fs';
const deep = () => readFileSync('a');
const helper = () => deep();
async function inner() {
  helper();
//^^^^^^^^ info timer: inner > helper > deep > fs.readFileSync
}
export async function outer() {
  await inner();
}
setInterval(outer, 10);
`);
  });
});
