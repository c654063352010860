/** The address of the repository is set in one place, `repository` of the manifest; whatever else names it follows. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { expectGenerated } from './support/generated.ts';

interface Manifest {
  homepage: string;
  readonly repository: { readonly url: string };
  bugs: { url: string };
}

/** As a browser opens it. */
async function addressOfRepository(): Promise<string> {
  const { repository } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
  return repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
}

/** Addresses of pages that a repository has. */
const PAGES = /https:\/\/[^\s()]+?(?=\/(?:issues|compare|releases\/tag)\b)/g;
const NAMING = ['README.md', 'CHANGELOG.md'];

describe('the address of the repository', () => {
  it('is that of the home page and the issues', async () => {
    const address = await addressOfRepository();
    await expectGenerated('package.json', (now) => {
      const manifest = JSON.parse(now) as Manifest;
      manifest.homepage = address;
      manifest.bugs = { url: `${address}/issues` };
      return `${JSON.stringify(manifest, null, 2)}\n`;
    });
  });

  for (const file of NAMING)
    it(`is the one in ${file}`, async () => {
      const address = await addressOfRepository();
      await expectGenerated(file, (now) => now.replaceAll(PAGES, address));
    });

  it('appears nowhere else', async () => {
    const address = (await addressOfRepository()).replace('https://', '');
    const files = await glob(['{src,test,scripts,docs,snippets,media}/**/*.{ts,mjs,md,json}', '*.{md,mjs}']);
    const naming = [];
    for (const file of files) if ((await readFile(file, 'utf8')).includes(address)) naming.push(file);
    assert.deepEqual(naming.sort(), [...NAMING].sort());
  });
});
