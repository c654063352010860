/** What npm scripts run once is a script; what they start to stay is not. */
import assert from 'node:assert/strict';
import { filesRunByScripts } from '../../src/project/package-scripts.ts';
import { foundIn, makeFolder } from './folder.ts';

describe('files that npm scripts run once', () => {
  const CASES: Readonly<
    Record<string, readonly [scripts: Readonly<Record<string, string>>, files: readonly string[]]>
  > = {
    'are named after what runs them': [
      { build: 'tsc && node tools/pack.js --all; tsx ./extra/copy.ts' },
      ['tools/pack.js', './extra/copy.ts'],
    ],
    'are found behind variables, options and what runs the runner': [
      {
        'release:beta': 'cross-env CI=1 npx tsx --tsconfig tsconfig.json -r ./env.js extra/release.mts beta',
        postinstall: 'bun run extra/link.ts',
      },
      ['extra/release.mts', 'extra/link.ts'],
    ],
    'are none that start to stay': [
      { start: 'node server.js', 'docs:dev': 'node docs.js', backend: 'node backend.js', test: 'node --test' },
      [],
    ],
    'are none that others start to stay': [{ build: 'node server.js --build', start: 'node server.js' }, []],
    'are no text in quotes, and no variable': [{ build: 'node -e "console.log(1)" && node $FILE && node' }, []],
  };
  for (const [name, [scripts, files]] of Object.entries(CASES))
    it(name, () => assert.deepEqual(filesRunByScripts(scripts).once, files));

  it('are none if the scripts do something else', () =>
    assert.deepEqual(
      [undefined, 'node a.js', { build: 1 }].flatMap((scripts) => filesRunByScripts(scripts).once),
      [],
    ));

  it('do not include those that start a service', () =>
    assert.deepEqual(
      filesRunByScripts({ start: 'node server.js', dev: 'tsx watch dev.ts', build: 'node b.js' }).started,
      ['server.js'],
    ));

  it('may block', async () => {
    const folder = await makeFolder({
      'package.json': JSON.stringify({
        name: 'shop',
        scripts: { release: 'node extra/release.ts', backend: 'node backend.ts' },
      }),
      'extra/release.ts':
        "import { spawn } from 'node:child_process';\nimport { cut } from " +
        "'./lib.ts';\nspawn('tsc').on('exit', () => cut());",
      'extra/lib.ts':
        "import { execSync } from 'node:child_process';\nexport async function cut() { execSync('git tag'); }",
      'backend.ts': "import { execSync } from 'node:child_process';\nsetInterval(() => execSync('git fetch'), 1000);",
    });
    assert.deepEqual(await foundIn(folder, await folder.open()), ['backend.ts:2']);
    await folder.write({
      'package.json': JSON.stringify({ name: 'shop', scripts: { start: 'node extra/release.ts' } }),
    });
    assert.deepEqual(await foundIn(folder, await folder.open()), ['backend.ts:2', 'extra/lib.ts:2']);
  });
});
