/** What `npm start` opens, once everything is installed and built. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const EXAMPLE = resolve('test/workspaces/example');

function open(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'test/editor/open.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
}

describe('npm start', () => {
  it('opens the installed VS Code with this extension on the example', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'workload-lint-'));
    try {
      const log = join(folder, 'arguments');
      await writeFile(join(folder, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" >${log}\n`);
      await chmod(join(folder, 'code'), 0o755);
      const [code] = await once(open([], { PATH: `${folder}${delimiter}${process.env.PATH}` }), 'exit');
      assert.equal(code, 0);
      const [workspace, , ...flags] = (await readFile(log, 'utf8')).trim().split('\n');
      assert.equal(workspace, EXAMPLE);
      assert.ok(flags.includes(`--extensionDevelopmentPath=${resolve('.')}`), String(flags));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('prints the address of the embedded VS Code, and runs until it is ended', async function () {
    if (process.platform !== 'linux' || process.arch !== 'x64') this.skip();
    this.timeout(180_000);
    const start = open(['--editor', 'embedded']);
    const ended = once(start, 'exit');
    let address: string | undefined;
    for await (const line of createInterface({ input: start.stdout! })) {
      address = /^Open (http:\S+)$/.exec(line)?.[1];
      if (address !== undefined) break;
    }
    assert.ok(address, 'no address was printed');
    assert.equal(new URL(address).searchParams.get('folder'), EXAMPLE);
    const page = await fetch(address);
    assert.match(await page.text(), /workbench/);
    start.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    await assert.rejects(fetch(address), 'the server is gone');
  });

  it('lists the available editors', async () => {
    const [code] = await once(open(['--editor', 'emacs']), 'exit');
    assert.equal(code, 2);
  });
});
