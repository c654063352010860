/** The npm package as users get it: packed, installed into an empty project, and run under the versions of Node. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { leaveOutBenchmark, packNpm } from '../../scripts/package-npm.mjs';
import type { Line } from '../nodes/install.ts';
import { InstalledPackage, type Ran, type RunOptions } from './installed.ts';

const LINES_OF_USERS: readonly Line[] = ['20', '22', '24'];
const MEGABYTE = 1_000_000;

const HANDLER = `import express from 'express';
import { page } from './page.js';
express().get('/', (request, response) => response.send(page(request.params.name)));
`;
const HELPER = `import { readFileSync } from 'node:fs';
export const page = (name: string): string => readFileSync(name, 'utf8');
`;
const ASYNC = `import { readFileSync } from 'node:fs';
export async function load(name: string): Promise<string> {
  const text = readFileSync(name, 'utf8');
  return text;
}
`;
const SLOW = ASYNC.replace('load', 'slow');

const API = `
const report = await check('src', { minSeverity: 'hint' });
const chain = report.findings.find(({ file }) => file.endsWith('src/server.ts')).chain.map(({ name }) => name);
const text = await checkText(SLOW, { file: 'src/new.ts' });
const project = await openProject({ paths: ['src/load.ts'] });
const [finding] = (await project.check()).findings;
const offers = await project.refactors(finding);
const change = await project.refactor(finding, 'use-async-api');
const [{ file, edits }] = change.files;
const after = applyEdits(await readFile(file, 'utf8'), edits);
const refused = await project.refactor({ file, line: 1, column: 1 }).catch((error) => error.name);
await project.close();
const wrong = await check('src', { config: 'wrong.json' }).catch(({ name, line, message }) => ({ name, line, message }));
console.log(JSON.stringify({
  chain, refused, wrong, after,
  text: text.findings.map(({ rule, line }) => [rule, line]),
  best: offers[0].id,
  rules: rules.map(({ id }) => id),
}));
`;
const NAMES = '{ applyEdits, check, checkText, openProject, rules }';
const SLOW_TEXT = `const SLOW = ${JSON.stringify(SLOW)};\n`;
const USER = `import { applyChange, checkText, openProject, type Finding, type Report } from 'workload-lint';
export async function ids(): Promise<string[]> {
  const report: Report = await checkText('', { file: 'a.ts', settings: { rules: { 'cpu-loop': 'off' } } });
  const project = await openProject({ paths: ['.'], cache: false });
  const change = await project.fixAll();
  if (change) await applyChange(change);
  return report.findings.map((finding: Finding) => finding.rule);
}
`;

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "dependencies": {} }',
  'src/server.ts': HANDLER,
  'src/page.ts': HELPER,
  'src/load.ts': ASYNC,
  'wrong.json': '{\n  "rules": { "cpu-lop": "off" }\n}\n',
  'quiet.json': '{ "rules": { "blocking-call": "off" } }',
  'uses.mjs': `import ${NAMES} from 'workload-lint';\nimport { readFile } from 'node:fs/promises';\n${SLOW_TEXT}${API}`,
  'uses.cjs': `const ${NAMES} = require('workload-lint');
const { readFile } = require('node:fs/promises');
${SLOW_TEXT}void (async () => {${API}})();
`,
  'uses.mts': USER,
  'uses.cts': USER,
};

/** What users type, how it ends, and what they then read. */
const COMMANDS: readonly (readonly [command: string, code: number, stdout: RegExp, options?: RunOptions])[] = [
  ['check src', 1, /src\/server\.ts\n.*warning .*readFileSync.*blocking-call/],
  ['check src/**/*.ts --no-cache', 1, /blocking-call/],
  ['check --config quiet.json', 0, /^No findings in/m],
  ['check src --quiet --max-warnings 9', 0, /warning/],
  ['check src --changed', 0, /^No findings/m],
  ['check src --changed HEAD~1', 1, /src\/server\.ts/],
  ['check - --stdin-filepath src/new.ts', 0, /src\/new\.ts[^]*blocking-call/, { stdin: SLOW }],
  ['check src --format json', 1, /"rule": "blocking-call"/],
  ['check src --format sarif', 1, /"informationUri"[^]*"helpUri"[^]*"fixes"/],
  ['check src --format github', 1, /^::warning .*file=src\/server\.ts/m],
  ['check src --format gitlab', 1, /"check_name": "blocking-call"/],
  ['check src --format junit', 1, /<testsuites/],
  ['check src --format checkstyle', 1, /<checkstyle/],
  ['check src --format compact', 1, /^src\/server\.ts:3:/m],
  ['check src --format text --format junit=out/report.xml', 1, /blocking-call/],
  ['check src --format json --output-file out/report.json', 1, /^$/],
  ['check src --strictness quiet --rule cpu-loop', 0, /^No findings/m],
  ['check src --watch', 130, /blocking-call/, { until: /blocking-call/ }],
  ['fix --at src/load.ts:3:16 --dry-run', 0, /^--- a\/src\/load\.ts\n\+\+\+ b\/src\/load\.ts$/m],
  ['advise --at src/load.ts:3', 0, /async/],
  ['explain blocking-call', 0, /blocking-call/],
  ['explain --at src/page.ts:2', 0, /readFileSync/],
  ['bench', 0, /three-tasks/],
  ['--version', 0, /^\d+\.\d+\.\d+$/m],
];

describe('the npm package', function () {
  this.timeout(120_000);
  let installed: InstalledPackage;

  before(async () => {
    installed = await InstalledPackage.make(FILES);
    const git = (...argv: string[]) =>
      installed.tool('git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...argv);
    await git('init', '--quiet');
    await git('commit', '--quiet', '--allow-empty', '--message', 'start');
    await git('add', 'src');
    await git('commit', '--quiet', '--message', 'all');
  });
  after(() => installed.remove());

  /** Under every version, beside each other. */
  const everywhere = <T>(run: (line: Line) => Promise<T>) =>
    Promise.all(LINES_OF_USERS.map(async (line) => ({ line, ran: await run(line) })));

  it('has the files that run, and is small enough', async () => {
    const contents = await installed.contents();
    const foreign = contents.filter((file) => !/^(?:dist|types)\/|^[^/]+\.(?:json|md)$|^LICENSE$/.test(file));
    const unwanted = contents.filter((file) => /\.map$|(?<!\.d)\.ts$|^dist\/(?:extension|panel)/.test(file));
    assert.deepEqual([foreign, unwanted], [[], []]);
    assert.ok(contents.includes('dist/THIRD-PARTY-NOTICES.txt'));
    await leaveOutBenchmark(installed.stage);
    const without = await packNpm(installed.stage, 'out/npm-test/small');
    const sizes = [installed.bytes, without.bytes].map((bytes) => bytes / MEGABYTE) as [number, number];
    console.log(`        packed: ${sizes[0].toFixed(1)} MB, without the benchmark ${sizes[1].toFixed(1)} MB`);
    assert.ok(sizes[0] <= 9 && sizes[1] <= 4, sizes.join());
    const bench = await installed.tool(process.execPath, path.join(installed.stage, 'dist/cli.js'), 'bench', 'web-api');
    assert.deepEqual([bench.code, bench.stderr], [2, 'workload-lint: this package was built without the benchmark\n']);
  });

  it('runs by npx', async () => {
    for (const { line, ran } of await everywhere((each) => installed.npx(each, 'check', 'src'))) {
      assert.deepEqual([ran.code, ran.stderr], [1, ''], line);
      assert.match(ran.stdout, /→ page.*\n.*readFileSync.* {2}src\/page\.ts:2/, line);
    }
  });

  for (const [command, code, stdout, options] of COMMANDS)
    it(`runs ${command}`, async () => {
      for (const { line, ran } of await everywhere((each) => installed.run(each, command.split(' '), options))) {
        assert.deepEqual([ran.code, ran.stderr], [code, ''], line);
        assert.match(ran.stdout, stdout, line);
      }
    });

  it('writes reports to their files', async () => {
    const read = (name: string) => readFile(path.join(installed.folder, 'out', name), 'utf8');
    assert.match(await read('report.xml'), /<testsuites/);
    assert.match(await read('report.json'), /"rule": "blocking-call"/);
  });

  for (const file of ['uses.mjs', 'uses.cjs'])
    it(`is a library for ${file}`, async () => {
      for (const { line, ran } of await everywhere((each) => installed.node(each, file))) assertUses(ran, line);
    });

  it('has types for both kinds of modules', async () => {
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--lib', 'es2022,dom'];
    const { code, stdout } = await installed.tool(process.execPath, compiler, ...options, 'uses.mts', 'uses.cts');
    assert.deepEqual([code, stdout], [0, '']);
  });
});

function assertUses({ code, stdout, stderr }: Ran, line: Line): void {
  assert.deepEqual([code, stderr], [0, ''], line);
  const { after, rules, ...told } = JSON.parse(stdout) as { after: string; rules: string[] };
  assert.match(after, /const text = await readFile\(name, 'utf8'\)/, line);
  assert.ok(rules.includes('blocking-call'), line);
  assert.deepEqual(
    told,
    {
      chain: ['page', 'fs.readFileSync'],
      refused: 'RefactorError',
      wrong: { name: 'ConfigurationError', line: 2, message: 'there is no rule cpu-lop (did you mean cpu-loop?)' },
      text: [['blocking-call', 3]],
      best: 'use-async-api',
    },
    line,
  );
}
