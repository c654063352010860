/** Reading files that are not what they seem: devices, pipes, folders, endless files, and too few descriptors. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { symlink, truncate } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readBytesNow, readText } from '../../src/project/read-file.ts';
import { makeFolder } from './folder.ts';

const run = promisify(execFile);
const SOURCE = 'import { readFileSync } from "fs";\nexport async function a() {\n  return readFileSync("x");\n}\n';
const isPosix = process.platform !== 'win32';

describe('reading a file', () => {
  it('returns its text', async () => {
    const folder = await makeFolder({ 'a.ts': 'grüße' });
    assert.equal(await readText(folder.path('a.ts'), 'source'), 'grüße');
    assert.equal(readBytesNow(folder.path('a.ts'), 'source').toString(), 'grüße');
  });

  it('reads all of a file of unknown size', async function () {
    if (process.platform !== 'linux') return this.skip();
    assert.match(await readText('/proc/self/status', 'configuration'), /^VmSize:/m);
  });

  it('refuses a folder', async () => {
    const folder = await makeFolder({});
    await assert.rejects(readText(folder.root, 'source'), { code: 'EISDIR' });
  });

  it('refuses a file that is too large, without reading it', async () => {
    const folder = await makeFolder({ 'a.ts': '' });
    await truncate(folder.path('a.ts'), 50_000_000_000);
    await assert.rejects(readText(folder.path('a.ts'), 'source'), { code: 'EFBIG', message: 'Is larger than 1.5 MB' });
  });

  for (const name of ['package.json', 'tsconfig.json', 'pnpm-workspace.yaml', '.gitignore', 'b.ts']) {
    it(`survives ${name} as a link to an endless device`, async function () {
      if (!isPosix) return this.skip();
      const folder = await makeFolder({ 'a.ts': SOURCE });
      await symlink('/dev/zero', folder.path(name));
      const { findings } = await (await folder.open()).analyse();
      assert.equal(findings.get(folder.path('a.ts'))?.length, 1);
    });

    it(`survives ${name} as a pipe without a writer`, async function () {
      if (!isPosix) return this.skip();
      const folder = await makeFolder({ 'a.ts': SOURCE });
      await run('mkfifo', [folder.path(name)]);
      const { findings } = await (await folder.open()).analyse();
      assert.equal(findings.get(folder.path('a.ts'))?.length, 1);
    });
  }

  it('continues with fewer files at once when descriptors run out', async function () {
    if (!isPosix) return this.skip();
    const packages = Array.from({ length: 400 }, (_, at) => [`p${at}/package.json`, `{ "name": "p${at}" }`]);
    const folder = await makeFolder(Object.fromEntries([['a.ts', SOURCE], ...packages]));
    const script = new URL('../support/read-many.mts', import.meta.url).pathname;
    const { stdout } = await run('sh', [
      '-c',
      'ulimit -n "$1"; exec "$2" --import tsx "$3" "$4"',
      'sh',
      '60',
      process.execPath,
      script,
      folder.root,
    ]);
    assert.equal(stdout.trim(), '400 read');
  });

  it('works without a cache if its folder cannot be created', async function () {
    if (process.platform !== 'linux') return this.skip();
    const folder = await makeFolder({ 'a.ts': SOURCE });
    const { findings } = await (await folder.open({ cacheDir: '/proc/no/such/folder' })).analyse();
    assert.equal(findings.size, 1);
  });
});
