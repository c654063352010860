/** What JSON says of the refactors that fit a finding: on a real project, as the editor would offer them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openProject } from '../../src/project/index.ts';
import { offersFor } from '../../src/cli/offers.ts';
import { runCli } from '../../src/cli/run.ts';
import { DEFAULT_SETTINGS } from '../../src/protocol/settings.ts';
import { temporaryFolders } from './support.ts';

const APP = `import express from 'express';
import { readFileSync, readdirSync } from 'node:fs';

class Users {
  names: string[];
  constructor() {
    this.names = readdirSync('users');
  }
}

express().get('/', (request, response) => {
  response.send([readFileSync('user'), new Users()]);
});
`;

interface Told {
  readonly findings: readonly {
    readonly column: number;
    readonly refactors: readonly { id: string; title: string; safe: boolean; disabled?: string }[];
  }[];
  readonly summary: { readonly withoutRefactors?: number };
}

describe('refactors in JSON', function () {
  const folder = temporaryFolders();

  async function check(...words: string[]): Promise<Told> {
    let stdout = '';
    await runCli(['check', '--format', 'json', '--no-cache', ...words], {
      cwd: await folder({
        'package.json': '{ "name": "app", "dependencies": { "express": "^5.1.0" } }',
        'src/app.ts': APP,
      }),
      env: {},
      readStdin: () => Promise.resolve(''),
      stdout: { isTTY: false, write: (text) => Promise.resolve(void (stdout += text)) },
      stderr: { isTTY: false, write: (text) => Promise.reject(new Error(text)) },
      signal: new AbortController().signal,
      loadProject: () => Promise.resolve(openProject),
      startServer: () => Promise.reject(new Error('no server here')),
      runBenchmark: () => Promise.reject(new Error('no benchmark here')),
    });
    return JSON.parse(stdout) as Told;
  }

  it('lists those that apply, the preferred one first, and those that do not, with the reason', async () => {
    const {
      findings: [direct, constructed],
      summary,
    } = await check();
    assert.deepEqual(direct!.refactors[0], {
      id: 'use-async-api',
      title: 'Await readFile() instead of readFileSync()',
      safe: false,
    });
    const refused = constructed!.refactors.find(({ id }) => id === 'make-chain-async')!;
    assert.match(refused.disabled!, /constructor/);
    assert.deepEqual(Object.keys(refused), ['id', 'title', 'safe', 'disabled']);
    assert.equal(constructed!.refactors[0]!.disabled, undefined);
    assert.equal(summary.withoutRefactors, undefined);
  });

  it('leaves them out with --no-refactors', async () => {
    const { findings } = await check('--no-refactors');
    assert.deepEqual(
      findings.map(({ refactors }) => refactors),
      [[], []],
    );
  });

  describe('refactors of many findings', () => {
    async function offers<T>(
      look: (project: Awaited<ReturnType<typeof openProject>>, findings: Parameters<typeof offersFor>[1]) => Promise<T>,
    ): Promise<T> {
      const root = await folder({
        'package.json': '{ "name": "app", "dependencies": { "express": "^5.1.0" } }',
        'src/app.ts': APP,
      });
      const project = await openProject({ root, settings: DEFAULT_SETTINGS, cacheDir: false, threads: 1 });
      try {
        const { findings } = await project.analyse();
        return await look(project, findings.get(join(root, 'src/app.ts'))!);
      } finally {
        await project.close();
      }
    }

    it('stop when time is up', async () => {
      const { byFinding } = await offers((project, findings) =>
        offersFor(project, findings, { signal: new AbortController().signal, patience: -1 }),
      );
      assert.equal(byFinding.size, 0);
    });

    it('continue after one that fails', async () => {
      const { byFinding, crashes } = await offers(async (project, findings) => {
        const [first, second] = findings.filter(({ severity }) => severity === 'warning');
        // Whatever asks what it is of fails.
        return offersFor(
          project,
          [
            {
              ...first!,
              get rule(): string {
                throw new Error('out of luck');
              },
            },
            second!,
          ],
          { signal: new AbortController().signal },
        );
      });
      assert.equal(crashes.length > 0, true);
      assert.match(crashes[0]!, /app\.ts:12:18: out of luck/);
      assert.equal([...byFinding.values()].at(-1)!.length > 0, true);
    });
  });
});
