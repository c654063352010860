/** Configuration files: which holds for a file, what they extend, and that no folder changes what is found. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { runOnDisk, temporaryFolders } from './support.ts';

const HANDLER = `import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (request, response) => response.send(readFileSync(request.params.name, 'utf8')));
`;
const EXPRESS = '{"dependencies":{"express":"5"}}';

interface Shown {
  readonly file: string;
  readonly severity: string;
}

describe('configuration files', function () {
  this.timeout(20_000);
  const folder = temporaryFolders();

  /** @returns the severity in each file with a finding, and what went wrong. */
  async function check(cwd: string, ...argv: string[]) {
    const { code, stdout, stderr } = await runOnDisk(
      [...argv, '--format', 'json', '--no-refactors', '--no-cache'],
      cwd,
    );
    if (stdout === '') return { code, stderr, severities: {}, errors: [] };
    const { findings, errors } = JSON.parse(stdout) as { findings: Shown[]; errors: unknown[] };
    return {
      code,
      stderr,
      errors,
      severities: Object.fromEntries(findings.map(({ file, severity }) => [file, severity])),
    };
  }
  const blocking = (severity: string) => JSON.stringify({ rules: { 'blocking-call': severity } });

  it('the nearest one applies to a file', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': blocking('error'),
      'src/a.ts': HANDLER,
      'src/inner/workload-lint.jsonc': `// Old code.\n{ "rules": { "blocking-call": "info", }, }`,
      'src/inner/b.ts': HANDLER,
      'src/inner/deep/c.ts': HANDLER,
      'src/other/workload-lint.json': '{"enable": false}',
      'src/other/d.ts': HANDLER,
    });
    const expected = { 'src/a.ts': 'error', 'src/inner/b.ts': 'info', 'src/inner/deep/c.ts': 'info' };
    assert.deepEqual((await check(cwd)).severities, expected);
    assert.deepEqual((await check(path.join(cwd, 'src/inner'))).severities, { 'b.ts': 'info', 'deep/c.ts': 'info' });
  });

  it('overrides change the settings of some files, and the last one wins', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': JSON.stringify({
        overrides: [
          { files: ['src/[[...page]]/{a,b}.ts', 'src/(shop)/**'], enable: false },
          { files: ['src/legacy/**'], excludedFiles: ['new-*.ts'], rules: { 'blocking-call': 'info' } },
          { files: ['*.old.ts'], enable: false },
        ],
      }),
      'src/a.ts': HANDLER,
      'src/legacy/b.ts': HANDLER,
      'src/legacy/new-c.ts': HANDLER,
      'src/legacy/d.old.ts': HANDLER,
    });
    const expected = { 'src/a.ts': 'warning', 'src/legacy/b.ts': 'info', 'src/legacy/new-c.ts': 'warning' };
    assert.deepEqual((await check(cwd)).severities, expected);
  });

  it('extend others, by path and by package', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': JSON.stringify({
        extends: ['ours', './base/shared.json'],
        rules: { 'cpu-loop': 'off' },
        overrides: [{ files: ['src/b.ts'], strictness: 'strict' }],
      }),
      'node_modules/ours/workload-lint.json': blocking('info'),
      'base/shared.json': JSON.stringify({
        extends: '../more.json',
        overrides: [{ files: ['../src/b.ts', 'c.ts'], rules: { 'blocking-call': 'off' } }],
      }),
      'more.json': blocking('error'),
      'src/a.ts': HANDLER,
      'base/c.ts': HANDLER,
    });
    assert.deepEqual((await check(cwd)).severities, { 'src/a.ts': 'error' });
  });

  it('exclude files relative to their own folder', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': '{"exclude": ["src/gone"]}',
      'src/a.ts': HANDLER,
      'src/gone/b.ts': HANDLER,
      'lib/workload-lint.json': '{"exclude": ["/gone"]}',
      'lib/gone/c.ts': HANDLER,
      'lib/kept/gone/d.ts': HANDLER,
    });
    assert.deepEqual((await check(cwd)).severities, { 'src/a.ts': 'warning', 'lib/kept/gone/d.ts': 'warning' });
  });

  it('one named by --config is the only one', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': blocking('error'),
      'ci/lint.json': blocking('info'),
      'src/a.ts': HANDLER,
      'src/inner/workload-lint.json': blocking('off'),
      'src/inner/b.ts': HANDLER,
    });
    assert.deepEqual((await check(cwd, '--config', 'ci/lint.json')).severities, {
      'src/a.ts': 'info',
      'src/inner/b.ts': 'info',
    });
    const missing = await check(cwd, '--config', 'nowhere.json');
    assert.deepEqual([missing.code, missing.stderr], [2, 'workload-lint: nowhere.json:1:1: no such file or folder\n']);
  });

  it('a broken one below the root is reported, and the one above it applies', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': blocking('error'),
      'src/inner/workload-lint.json': '{\n  "rulez": {}\n}',
      'src/inner/b.ts': HANDLER,
    });
    const { severities, errors } = await check(cwd);
    assert.deepEqual(severities, { 'src/inner/b.ts': 'error' });
    const message = 'unknown setting "rulez" (did you mean rules?)';
    assert.deepEqual(errors, [{ file: 'src/inner/workload-lint.json', line: 2, column: 3, message }]);
  });

  it('are printed with --verbose, as are the program, the cache and the parser', async () => {
    const cwd = await folder({ 'package.json': EXPRESS, 'workload-lint.jsonc': '{}', 'src/a.ts': HANDLER });
    const { stderr } = await runOnDisk(['src', '--verbose'], cwd);
    const cache = path.join(cwd, 'node_modules/.cache/workload-lint');
    assert.equal(
      stderr.replace(/(?<=parser: )\S.*/, 'one'),
      [`program: ${cwd}`, `configuration: ${cwd}/workload-lint.jsonc`, `cache: ${cache}`, 'parser: one']
        .map((line) => `workload-lint: ${line}\n`)
        .join(''),
    );
  });

  it('are overridden by options of the command line', async () => {
    const cwd = await folder({
      'package.json': EXPRESS,
      'workload-lint.json': blocking('off'),
      'src/a.ts': HANDLER,
      'src/inner/workload-lint.json': blocking('info'),
      'src/inner/b.ts': HANDLER,
    });
    assert.deepEqual((await check(cwd, '--rule', 'blocking-call=error')).severities, {
      'src/a.ts': 'error',
      'src/inner/b.ts': 'error',
    });
  });
});

describe('the current folder', function () {
  this.timeout(20_000);
  const folder = temporaryFolders();
  const LOAD = `import { readFileSync } from 'node:fs';
export const load = (name: string) => readFileSync(name, 'utf8');
`;
  const caller = (specifier: string) => `import express from 'express';
import { load } from '${specifier}';
express().get('/', (request, response) => response.send(load(request.params.name)));
`;
  const files = {
    'packages/core/package.json': '{"name":"@shop/core","main":"src/index.ts"}',
    'packages/core/src/index.ts': LOAD,
    'packages/web/package.json': '{"name":"web","dependencies":{"express":"5","@shop/core":"workspace:*"}}',
    'packages/web/tsconfig.json': '{"compilerOptions":{"paths":{"~lib/*":["../../lib/*"]}}}',
    'packages/web/src/by-package.ts': caller('@shop/core'),
    'packages/web/src/by-path.ts': caller('~lib/load'),
    'lib/load.ts': LOAD,
  };
  const findings = async (cwd: string, ...argv: string[]): Promise<unknown[]> => {
    const { stdout } = await runOnDisk([...argv, '--format', 'json', '--no-refactors', '--no-cache'], cwd);
    const { findings: found } = JSON.parse(stdout) as { findings: (Shown & { line: number; score: number })[] };
    return found.map(({ file, line, severity, score }) => [path.resolve(cwd, file), line, severity, score]);
  };

  for (const [what, marks] of [
    ['workspaces of npm', { 'package.json': '{"workspaces":["packages/*"]}' }],
    ['workspaces of pnpm', { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [packages/*]\n' }],
    ['Nx', { 'package.json': '{"workspaces":["packages/*"]}', 'nx.json': '{}' }],
    ['a Git repository', { 'package.json': '{"workspaces":["packages/*"]}', '.git/HEAD': '' }],
  ] as const)
    it(`does not affect findings: ${what}`, async () => {
      const root = await folder({ ...files, ...marks });
      const all = await findings(root);
      assert.equal(all.length, 2);
      const web = path.join(root, 'packages/web');
      assert.deepEqual(await findings(web), all);
      assert.deepEqual(await findings(path.join(web, 'src')), all);
      assert.deepEqual(await findings(root, 'packages/web'), all);
      assert.deepEqual(await findings(path.join(root, 'packages/core')), []);
    });
});
