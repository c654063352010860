/** The problem matchers of the tasks read what the command line prints. */
import assert from 'node:assert/strict';
import { FILES_CHANGED, MATCHERS } from '../../src/protocol/tasks.ts';
import { runOnDisk, temporaryFolders } from '../cli/support.ts';

const READS = `import express from 'express';
import { readFileSync } from 'node:fs';
express().get('/', (request, response) => response.send(readFileSync(request.params.name, 'utf8')));
`;

describe('the problem matchers', () => {
  const folder = temporaryFolders();
  const printed = async (source: string): Promise<string[]> => {
    const cwd = await folder({ 'package.json': '{"dependencies":{"express":"5"}}', 'src/a (1).ts': source });
    const { stdout } = await runOnDisk(['check', '--format', 'compact', '--no-cache'], cwd);
    return stdout.trimEnd().split('\n');
  };

  it('match file, position, severity, message and rule of a finding', async () => {
    const [line] = await printed(READS);
    for (const { pattern } of MATCHERS) {
      const found = new RegExp(pattern.regexp).exec(line!)!;
      const { file, line: row, column, severity, message, code } = pattern;
      assert.deepEqual(
        [file, row, column, severity, code].map((group) => found[group]),
        ['src/a (1).ts', '3', '57', 'warning', 'blocking-call'],
      );
      assert.match(found[message]!, /^Await readFile\(\): .+ GET \/$/);
    }
  });

  it('recognize when a check begins and ends', async () => {
    const { background } = MATCHERS.find((matcher) => 'background' in matcher)! as { background: Background };
    assert.match(`workload-lint: ${FILES_CHANGED}`, new RegExp(background.beginsPattern));
    for (const source of [READS, 'export const a = 1;\n', ''])
      assert.match((await printed(source)).at(-1)!, new RegExp(background.endsPattern));
    const [finding] = await printed(READS);
    assert.doesNotMatch(finding!, new RegExp(background.endsPattern));
  });
});

interface Background {
  readonly beginsPattern: string;
  readonly endsPattern: string;
}
