/** What the repository promises about itself: every part has its place, its words and its test. */
import assert from 'node:assert/strict';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { glob } from 'tinyglobby';
import { LAYERS } from '../eslint.config.mjs';
import { rules } from '../src/analysis/index.ts';
import { COMMANDS } from '../src/protocol/commands.ts';
import { SESSIONS } from './editor/sessions.ts';

const manifest = async () =>
  JSON.parse(await readFile('package.json', 'utf8')) as {
    version: string;
    icon: string;
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };

/** Of changes, by keepachangelog.com. */
const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

describe('the repository', () => {
  it('states the purpose of every source file in its first lines', async () => {
    const files = await glob(['{src,test,scripts}/**/*.{ts,mjs,cjs}', '*.mjs'], {
      ignore: ['test/workspaces/**', '**/*.d.ts'],
    });
    assert.ok(files.length > 50, 'the glob finds the sources');
    const silent = [];
    for (const file of files) {
      if (!/^(?:#!.*\n)?\/\*\*\s/.test(await readFile(file, 'utf8'))) silent.push(file);
    }
    assert.deepEqual(silent, []);
  });

  it('fences every folder of src', async () => {
    const folders = (await readdir('src', { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    assert.deepEqual(
      folders.filter((folder) => !(folder in LAYERS)),
      [],
    );
  });

  for (const { id } of rules) {
    it(`has a file and a test for the rule ${id}`, async () => {
      await access(`src/analysis/rules/${id}.ts`);
      const tests = await glob(`test/analysis/rules/{${id}.test.ts,${id}/*.test.ts}`);
      assert.notEqual(tests.length, 0);
    });
  }

  it('has a handler file for every command', async () => {
    for (const command of Object.keys(COMMANDS)) {
      const name = command.replace('workloadLint.', '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      await access(`src/extension/commands/${name}.ts`);
    }
  });

  it('runs every in-editor suite in a session', async () => {
    const folders = new Set((await glob('test/editor/suites/**/*.suite.ts')).map((file) => file.split('/')[3]));
    assert.deepEqual(
      [...folders].sort(),
      Object.values(SESSIONS)
        .flatMap(({ suites }) => suites)
        .sort(),
    );
  });

  it('pins the packages that it uses', async () => {
    const { dependencies, devDependencies } = await manifest();
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    assert.deepEqual(loose, []);
  });

  it('describes the version in the change log', async () => {
    const { version } = await manifest();
    assert.match(
      await readFile('CHANGELOG.md', 'utf8'),
      new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]? - \\d{4}-\\d\\d-\\d\\d$`, 'm'),
    );
  });

  it('keeps a change log of the usual form', async () => {
    const text = await readFile('CHANGELOG.md', 'utf8');
    const versions = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title!);
    assert.equal(versions[0], '[Unreleased]');
    for (const title of versions.slice(1)) assert.match(title, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
    const linked = [...text.matchAll(/^\[(.+)\]: https:/gm)].map(([, name]) => `[${name}]`);
    assert.deepEqual(
      linked,
      versions.map((title) => title.split(' ')[0]),
    );
    const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind!);
    assert.deepEqual(
      kinds.filter((kind) => !KINDS.includes(kind)),
      [],
    );
  });

  it('has the scripts and files that its documents name', async () => {
    const { scripts, icon } = await manifest();
    await access(icon);
    const missing = [];
    for (const page of await glob(['*.md', 'src/README.md', 'docs/**/*.md'])) {
      const text = await readFile(page, 'utf8');
      for (const [, script, short] of text.matchAll(/\bnpm (?:run ([\w:]+)|(test|start)\b)/g)) {
        const name = (script ?? short)!;
        if (!(name in scripts)) missing.push(`${page}: npm run ${name}`);
      }
      for (const [, link] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
        if (!(await exists(join(dirname(page), link!)))) missing.push(`${page}: ${link}`);
    }
    assert.deepEqual(missing, []);
  });
});

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
