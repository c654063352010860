/** The notices that are shipped name every package in the bundles, with a licence that allows to ship it. */
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms } from '../esbuild.mjs';
import { isAllowed, noticesFor } from '../scripts/notices.mjs';

const LICENCES: Readonly<Record<string, boolean>> = {
  MIT: true,
  '(MIT OR GPL-3.0)': true,
  'MIT AND ISC': true,
  'MIT AND GPL-3.0': false,
  'GPL-3.0': false,
  'AGPL-3.0-only': false,
  UNLICENSED: false,
};

describe('third-party notices', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'notices-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('name every package in the bundles', async function () {
    this.timeout(120_000);
    await buildPrograms({ outdir: folder, production: false });
    const notices = await readFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const names = new Set<string>();
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.js')) continue;
      // The bundler marks where each file begins.
      const marks = (await readFile(join(folder, file), 'utf8')).matchAll(
        /^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
      );
      for (const [, name] of marks) names.add(name!);
    }
    assert.ok(names.has('lit-html') && names.has('commander') && names.has('refa'), 'marks in the bundles');
    const missing = [...names, 'oxc-parser', 'oxc-resolver', 'esbuild-wasm'].filter(
      (name) => !new RegExp(`^${name} [\\d.]+ \\(`, 'm').test(notices),
    );
    assert.deepEqual(missing, []);
  });

  it('have the text of the licence', async () => {
    await addPackage({ license: 'MIT' }, { LICENSE: 'Copyright Somebody' });
    assert.match(await noticesFor([folder]), /some 1\.0\.0 \(MIT\)\n\nCopyright Somebody/);
  });

  it('name the author if there is no text', async () => {
    await addPackage({ license: 'MIT', author: { name: 'Somebody' } }, {});
    assert.match(await noticesFor([folder]), /some 1\.0\.0 \(MIT\)\n\nCopyright Somebody/);
  });

  for (const license of ['GPL-3.0', undefined])
    it(`refuse a package with the licence ${license}`, async () => {
      await addPackage({ license }, {});
      await assert.rejects(noticesFor([folder]), /^Error: some@1\.0\.0 has the licence .+, which is not allowed$/);
    });

  for (const [license, allowed] of Object.entries(LICENCES))
    it(`${license} is ${allowed ? '' : 'not '}allowed`, () => assert.equal(isAllowed(license), allowed));

  async function addPackage(manifest: object, files: Readonly<Record<string, string>>): Promise<void> {
    await mkdir(folder, { recursive: true });
    const contents = { 'package.json': JSON.stringify({ name: 'some', version: '1.0.0', ...manifest }), ...files };
    await Promise.all(Object.entries(contents).map(([name, text]) => writeFile(join(folder, name), text)));
  }
});
