/** The fixes of SARIF: whoever applies one gets what the command line's own fix writes. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fix, Log, Result } from 'sarif';
import { runOnDisk, temporaryFolders } from './support.ts';

const APP = `import express from 'express';
import { readFileSync } from 'node:fs';

express().get('/', (request, response) => {
  response.send(readFileSync('user'));
});
`;
const CHAIN = `import express from 'express';
import { page } from './page.js';
express().get('/', (request, response) => response.send(page(request.params.name)));
`;
const HELPER = `import { readFileSync } from 'node:fs';
export const page = (name: string): string => readFileSync(name, 'utf8');
`;
/** Moved to a worker, which is a file of its own. */
const HEAVY = `import express from 'express';
function sum(rows: number[]): number {
  let total = 0;
  for (const row of rows) for (const other of rows) for (const third of rows) total += row * other * third;
  return total;
}
express().post('/', (request, response) => response.send(String(sum(request.body.rows))));
`;

describe('fixes in SARIF', function () {
  this.timeout(20_000);
  const folder = temporaryFolders();

  async function resultsOf(files: Readonly<Record<string, string>>, ...argv: string[]) {
    const cwd = await folder({ 'package.json': '{"dependencies":{"express":"5"}}', ...files });
    const { stdout } = await runOnDisk(['check', '--format', 'sarif', '--no-cache', ...argv], cwd);
    return { cwd, results: (JSON.parse(stdout) as Log).runs[0]!.results! };
  }

  /** The texts after the fix, by file. */
  async function applied(cwd: string, { artifactChanges }: Fix) {
    const texts = await Promise.all(
      artifactChanges.map(async ({ artifactLocation: { uri }, replacements }) => {
        const lines = (await readFile(path.join(cwd, uri!), 'utf8')).split('\n');
        const offset = (line = 1, column = 1): number =>
          lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
        const before = lines.join('\n');
        const text = replacements.reduceRight((after, { deletedRegion: region, insertedContent }) => {
          const [start, end] = [offset(region.startLine, region.startColumn), offset(region.endLine, region.endColumn)];
          return after.slice(0, start) + (insertedContent?.text ?? '') + after.slice(end);
        }, before);
        return [uri!, text] as const;
      }),
    );
    return Object.fromEntries(texts);
  }

  const placeOf = ({ locations }: Result): string => {
    const { artifactLocation, region } = locations![0]!.physicalLocation!;
    return `${artifactLocation!.uri}:${region!.startLine}:${region!.startColumn}`;
  };

  for (const [title, files] of Object.entries<Readonly<Record<string, string>>>({
    'of one file': { 'src/app.ts': APP },
    'of several files': { 'src/app.ts': CHAIN, 'src/page.ts': HELPER },
  }))
    it(`${title} are what fix --at writes`, async () => {
      const { cwd, results } = await resultsOf(files);
      const [result] = results;
      const after = await applied(cwd, result!.fixes![0]!);
      assert.deepEqual(Object.keys(after).sort(), Object.keys(files).sort());
      await runOnDisk(['fix', '--at', placeOf(result!), '--no-cache'], cwd);
      const written = await Promise.all(
        Object.keys(after).map(async (file) => [file, await readFile(path.join(cwd, file), 'utf8')]),
      );
      assert.deepEqual(after, Object.fromEntries(written));
    });

  it('are omitted if the change needs a new file, and with --no-refactors', async () => {
    const withWorker = await resultsOf({ 'src/app.ts': HEAVY });
    assert.deepEqual(
      withWorker.results.map(({ ruleId, fixes }) => [ruleId, fixes]),
      [['cpu-loop', undefined]],
    );
    const quick = await resultsOf({ 'src/app.ts': APP }, '--no-refactors');
    assert.deepEqual(
      quick.results.map(({ fixes }) => fixes),
      [undefined],
    );
  });
});
