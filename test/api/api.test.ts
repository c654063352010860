/** The API on a project on disk: what it reports, keeps analyzed, and changes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { applyChange, check, checkText, openProject, rules, type ProjectOptions } from '../../src/api/index.ts';
import { runOnDisk, temporaryFolders } from '../cli/support.ts';

const READS = `import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', async (request, response) => {
  response.send(readFileSync(request.params.name, 'utf8'));
});
`;
const QUIET = READS.replace('readFileSync(request.params.name', 'String(request.params.name');
const FILES = {
  'package.json': '{"dependencies":{"express":"5"}}',
  'src/a.ts': READS,
  'src/b.ts': READS,
  'other.json': '{"rules":{"blocking-call":"error"}}',
};

describe('the API', function () {
  this.timeout(20_000);
  const folder = temporaryFolders();

  it('reports what the command line reports as JSON', async () => {
    const cwd = await folder(FILES);
    const { findings, errors, version, summary } = await check('src', { cwd, cache: false });
    const { stdout } = await runOnDisk(['check', 'src', '--format', 'json', '--no-refactors', '--no-cache'], cwd);
    const told = JSON.parse(stdout) as { findings: object[]; version: string };
    const relative = JSON.parse(JSON.stringify(findings).replaceAll(`${cwd}/`, '')) as object[];
    assert.deepEqual(
      relative.map((finding) => ({ ...finding, refactors: [] })),
      told.findings,
    );
    assert.deepEqual([errors, version, summary.files, findings.length], [[], told.version, 2, 2]);
  });

  /** The severities in `src/a.ts`. */
  const severities = async (cwd: string, options: Omit<ProjectOptions, 'paths' | 'cwd' | 'cache'>) =>
    (await check('src/a.ts', { cwd, cache: false, ...options })).findings.map(({ severity }) => severity);

  it('accepts settings, a configuration and a minimum severity', async () => {
    const cwd = await folder(FILES);
    assert.deepEqual(await severities(cwd, {}), ['warning']);
    assert.deepEqual(await severities(cwd, { settings: { rules: { 'blocking-call': 'hint' } } }), []);
    assert.deepEqual(await severities(cwd, { settings: { rules: { 'blocking-call': 'hint' } }, minSeverity: 'hint' }), [
      'hint',
    ]);
    assert.deepEqual(await severities(cwd, { config: 'other.json' }), ['error']);
    assert.deepEqual(await severities(cwd, { minSeverity: 'error' }), []);
  });

  it('analyzes a text in place of an existing or a new file', async () => {
    const cwd = await folder(FILES);
    const options = { cwd, cache: false } as const;
    assert.equal((await checkText(QUIET, { ...options, file: 'src/a.ts' })).findings.length, 0);
    assert.equal((await checkText(READS, { ...options, file: 'src/new.ts' })).findings.length, 1);
    const { errors } = await checkText('const = 1;', { ...options, file: 'src/new.ts' });
    assert.deepEqual(
      errors.map(({ file, line, column }) => [file, line, column]),
      [[path.join(cwd, 'src/new.ts'), 1, 7]],
    );
  });

  it('keeps a project analyzed', async () => {
    const cwd = await folder(FILES);
    const project = await openProject({ cwd, cache: false });
    const files = async () => (await project.check()).findings.map(({ file }) => path.relative(cwd, file));
    assert.deepEqual([project.root, await files()], [cwd, ['src/a.ts', 'src/b.ts']]);
    await project.update('src/a.ts', QUIET);
    assert.deepEqual(await files(), ['src/b.ts']);
    await project.update('src/a.ts', undefined);
    assert.deepEqual(await files(), ['src/a.ts', 'src/b.ts']);
    await project.close();
  });

  it('changes no file before a change is applied', async () => {
    const cwd = await folder(FILES);
    const project = await openProject({ cwd, paths: ['src/a.ts'], cache: false });
    const [finding] = (await project.check()).findings;
    const offers = await project.refactors(finding!);
    const best = offers[0]!;
    const change = await project.refactor(finding!);
    assert.deepEqual([change.title, change.safe], [best.title, best.safe]);
    const text = () => readFile(path.join(cwd, 'src/a.ts'), 'utf8');
    assert.equal(await text(), READS);
    await applyChange(change);
    assert.match(await text(), /await readFile\(request\.params\.name, 'utf8'\)/);
    assert.deepEqual((await project.check()).findings, []);
    await project.close();
  });

  it('reports what it cannot do', async () => {
    const cwd = await folder(FILES);
    await assert.rejects(check('src/none.ts', { cwd }), { code: 'ENOENT' });
    const project = await openProject({ cwd, paths: ['src'], cache: false });
    const at = { file: 'src/a.ts', line: 1, column: 1 };
    await assert.rejects(project.refactor(at, 'use-async-api'), {
      name: 'RefactorError',
      message: 'use-async-api does not apply here',
    });
    await project.close();
  });

  it('lists the rules', () => {
    assert.ok(rules.some(({ id, what }) => id === 'blocking-call' && what.startsWith('Finds')));
  });
});
