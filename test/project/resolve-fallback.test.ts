/** Without the native resolver, another one leads imports to the same files. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openFallback } from '../../src/project/resolve/fallback-resolver.ts';
import { loadNative } from '../../src/project/resolve/native-resolver.ts';

const FILES = {
  'package.json': '{"name":"app"}',
  'src/a.ts': '',
  'src/b/index.tsx': '',
  'src/c.mts': '',
  'src/only.vue': '',
  'node_modules/plain/package.json': '{"main":"lib/x.js"}',
  'node_modules/plain/lib/x.js': '',
  'node_modules/plain/lib/y.js': '',
  'node_modules/both/package.json':
    '{"exports":{".":{"import":"./esm.mjs","require":"./cjs.cjs"},"./deep/*":"./lib/*.js"}}',
  'node_modules/both/esm.mjs': '',
  'node_modules/both/cjs.cjs': '',
  'node_modules/both/lib/z.js': '',
  'lib/util/one.ts': '',
  'base/two.ts': '',
};
const OPTIONS = {
  extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.vue', '.json'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'] },
  conditionNames: ['node', 'import', 'require', 'default'],
  mainFields: ['main', 'module'],
};

describe('the fallback resolver', () => {
  let root: string;
  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-resolve-')));
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(join(root, dirname(name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  });
  after(() => rm(root, { recursive: true, force: true }));

  for (const specifier of [
    './a',
    './a.js',
    './a.ts',
    './b',
    './c.mjs',
    './only.vue',
    './missing',
    '..',
    'plain',
    'plain/lib/y',
    'both',
    'both/deep/z',
    'both/esm.mjs',
    'nowhere',
    '@lib/one',
    'two',
  ])
    it(`resolves ${specifier} to the same file`, async () => {
      const aliased = {
        ...OPTIONS,
        alias: { '@lib/*': [join(root, 'lib/util/*')] },
        modules: [join(root, 'base'), 'node_modules'],
      };
      const [native, fallback] = [(await loadNative()).open(OPTIONS), openFallback(OPTIONS)].map((resolvers) => [
        resolvers.plain.sync(join(root, 'src'), specifier).path,
        resolvers.with(aliased).resolveFileSync(join(root, 'src/a.ts'), specifier).path,
      ]);
      assert.deepEqual(fallback, native);
    });
});
