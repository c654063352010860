/** Holds of levels whatever the points are: the floor of plain calls, and nothing silent for want of a caller. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../src/analysis/index.ts';
import { SEVERITIES } from '../../../src/analysis/findings.ts';
import { filesIn, findingsOf } from '../small-project.ts';

const CALLS: Readonly<Record<string, string>> = {
  'reads a file': "readFileSync(name, 'utf8')",
  'writes a file': 'writeFileSync(name, text)',
  'walks a folder': 'readdirSync(name)',
  'copies a folder': 'cpSync(name, text, { recursive: true })',
  'starts a process': 'execFileSync(name)',
  'derives a key': "pbkdf2Sync(name, text, 100_000, 64, 'sha512')",
  compresses: 'gzipSync(name)',
};

const HOSTS: Readonly<Record<string, (call: string) => string>> = {
  'an exported async function': (call) => `export async function load(name, text) { return ${call}; }`,
  'an async method': (call) => `export class Store { async load(name, text) { return ${call}; } }`,
  'a request handler': (call) => `createServer((name, text) => { ${call}; }).listen(80);`,
  'a timer': (call) => `setInterval((name, text) => { ${call}; }, 1000);`,
  'an event handler': (call) => `emitter.on('changed', (name, text) => { ${call}; });\ncreateServer().listen(80);`,
};

const program = (body: string) => `
import { readFileSync, writeFileSync, readdirSync, cpSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
${body}
`;

const found = (source: string): readonly Finding[] => [...findingsOf(filesIn(source)).values()].flat();
const atLeast = (least: Finding['severity'], findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least));

describe('a certain, direct, expensive call', () => {
  for (const [host, wrap] of Object.entries(HOSTS)) {
    for (const [does, call] of Object.entries(CALLS)) {
      it(`is underlined if it ${does} in ${host}`, () => {
        assert.equal(atLeast('info', found(program(wrap(call)))).length, 1);
      });
    }
  }

  it('is not underlined in a test, a worker and while a module loads', () => {
    const call = CALLS['reads a file']!;
    const harmless = [
      `//- /a.test.ts\n${program(`it('works', async () => { ${call}; });`)}`,
      program(`parentPort.on('message', async (name) => { ${call}; });`).replace(
        'import {',
        "import { parentPort } from 'node:worker_threads';\nimport {",
      ),
      program(`const name = 'a'; ${call};`),
    ];
    for (const source of harmless) assert.deepEqual(atLeast('info', found(source)), [], source);
  });
});

describe('a blocking function without visible callers', () => {
  it('is reported as possible, never omitted', () => {
    for (const call of Object.values(CALLS)) {
      const [finding, ...others] = found(program(`export function load(name, text) { return ${call}; }`));
      assert.deepEqual(others, []);
      assert.equal(finding?.confidence, 'possible', call);
      assert.notEqual(finding.severity, 'off', call);
    }
  });
});

describe('a cause with many call paths', () => {
  it('is reported at its most severe path, and at its own position if those calls have worse findings', () => {
    const findings = found(`
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
function sizes(folder) {
  return readdirSync(folder).map((name) => statSync(name).size);
}
createServer((req, res) => { res.end(sizes(req.url)); }).listen(80);
`);
    const told = atLeast('info', findings).map(({ span, chain }) => `${span[0]} ${chain.at(-1)!.name}`);
    assert.equal(told.length, 2, told.join());
    assert.ok(
      told.some((each) => each.endsWith('fs.readdirSync')) && told.some((each) => each.endsWith('fs.statSync')),
    );
  });
});
