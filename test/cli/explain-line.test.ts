/** `explain --at` on a real project: what stands on a line, its factors, and what would change its level. */
import assert from 'node:assert/strict';
import { runOnDisk, temporaryFolders } from './support.ts';

const FILES = {
  'package.json': '{ "name": "app" }',
  'src/app.ts': `import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { load } from './load.ts';
const settings = readFileSync('settings.json');
express().get('/', function getUser(request, response) {
  response.send(readFileSync(request.query.name));
  if (existsSync('x')) return;
  load();
  // workload-lint-disable-next-line blocking-call -- rarely
  readFileSync(request.query.other);
}).listen(80);
const plain = 1;
`,
  'src/load.ts': `import { readFileSync } from 'node:fs';
export const load = () => readFileSync(String(process.env.FILE));
`,
  'src/load.test.ts': `import { readFileSync } from 'node:fs';
test('load', async () => {
  readFileSync('expected');
});
`,
};

describe('explain --at', function () {
  const folder = temporaryFolders();
  const explain = async (at: string, settings = {}, ...more: string[]) =>
    runOnDisk(
      ['explain', '--no-cache', '--at', at, ...more],
      await folder({ ...FILES, 'workload-lint.json': JSON.stringify(settings) }),
    );

  it('shows the factors, the score, the levels and what would change them', async () => {
    const { code, stdout } = await explain('src/app.ts:6');
    assert.equal(code, 0);
    const [title, , table, levels, changes] = ['', ...stdout.split('\n\n')].map((section) => section.split('\n'));
    assert.match(title![0] ?? '', /^$/);
    assert.match(stdout, /^src\/app\.ts:6:17 {2}warning {2}blocking-call\nAwait readFile\(\): /);
    assert.deepEqual(
      table!.map((line) => line.split(/ +/)[0]),
      ['Factor', 'audience', 'lifetime', 'duration', 'frequency', 'certainty', 'constant', 'score'],
    );
    assert.match(levels!.join('\n'), /^Levels \(strictness normal\): warning from 1\.5, info from 0, hint below/);
    assert.match(levels!.join('\n'), /\nFloor: never below info, because it is certain/);
    assert.match(changes!.join('\n'), /\n {2}frequency input \(\+\d\.\d\d\): error\n/);
    assert.match(changes!.join('\n'), /\n {2}strictness quiet: info\n/);
    assert.match(changes!.join('\n'), /\n {2}comment \/\/ workload-lint-disable-next-line blocking-call -- reason: /);
  });

  for (const [what, at, settings, expected] of [
    ['at start-up', 'src/app.ts:4', {}, /nothing reported {2}blocking-call\n.*\nNot reported: .* at start-up\./],
    ['in a test', 'src/load.test.ts:3', {}, /Not reported: nobody is held up where it runs: in a test\./],
    ['beside a comment', 'src/app.ts:10', {}, /Not reported: a comment on line 9 .*\n[^]*without that: warning/],
    ['in a helper', 'src/load.ts:2', {}, /hint {2}blocking-call\n.*\nUnderlined at src\/app\.ts:8:3 instead\./],
    ['of microseconds', 'src/app.ts:7', {}, /^src\/app\.ts:7:7 {2}nothing reported\nfs\.existsSync\(\) takes micro/],
    ['of a rule that is off', 'src/app.ts:6', { rules: { 'blocking-call': 'off' } }, /turn the rule blocking-call off/],
    ['of a context that is off', 'src/app.ts:6', { contexts: { request: 'off' } }, /turn the context request off/],
    ['of a call that never blocks', 'src/app.ts:6', { nonBlocking: ['fs#readFileSync'] }, /setting nonBlocking names/],
    [
      'under strictness',
      'src/app.ts:6',
      { strictness: 'quiet' },
      / {2}info {2}[^]*strictness quiet\): warning from 2\.5/,
    ],
  ] as const) {
    it(`says what is known of a call ${what}`, async () => {
      const { code, stdout } = await explain(at, settings);
      assert.match(stdout, expected);
      assert.equal(code, 0);
    });
  }

  it('says in one line that nothing is known', async () => {
    const { code, stdout, stderr } = await explain('src/app.ts:12');
    assert.deepEqual(
      [code, stdout, stderr],
      [2, '', 'workload-lint: src/app.ts:12: nothing here is known to block, compute or wait\n'],
    );
  });

  it('prints JSON, for one column if a call stands there', async () => {
    const { stdout } = await explain('src/app.ts:6:20', {}, '--format', 'json');
    const { findings, calls } = JSON.parse(stdout) as {
      findings: {
        severity: string;
        score: number;
        constant: number;
        factors: { points: number }[];
        floored: boolean;
      }[];
      calls: unknown[];
    };
    const [{ severity, score, constant, factors, floored }] = findings as [(typeof findings)[0]];
    assert.deepEqual([severity, floored, findings.length, calls.length], ['warning', true, 1, 0]);
    const sum = factors.reduce((total, { points }) => total + points, constant);
    assert.ok(Math.abs(sum - score) < 0.03, `${sum} is the score ${score}`);
  });
});

describe('check --strictness', function () {
  const folder = temporaryFolders();

  for (const [strictness, severity] of [
    ['quiet', 'info'],
    ['normal', 'warning'],
    ['strict', 'warning'],
  ] as const) {
    it(`${strictness} wins over the settings`, async () => {
      const cwd = await folder({ ...FILES, 'workload-lint.json': '{ "strictness": "strict" }' });
      const { stdout } = await runOnDisk(
        ['check', '--no-cache', '--strictness', strictness, '--format', 'json', '--no-refactors'],
        cwd,
      );
      const { findings } = JSON.parse(stdout) as { findings: { line: number; file: string; severity: string }[] };
      assert.equal(findings.find(({ file, line }) => file === 'src/app.ts' && line === 6)?.severity, severity);
    });
  }
});
