/** Where imports lead: extensions, aliases, packages and workspaces. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { discover } from '../../src/project/discover.ts';
import { ImportResolver, type ImportRequest } from '../../src/project/resolve/index.ts';
import { makeFolder, type TestFolder } from './folder.ts';

async function resolverOf({ root }: TestFolder): Promise<ImportResolver> {
  const { sources, configurations, links } = await discover({ root, exclude: [] });
  return ImportResolver.open({ root, sources: new Set(sources), configurations, links });
}

/** Where imports of a file lead: `→ file`, `module`, both, or `-`. */
async function targets(
  folder: TestFolder,
  from: string,
  specifiers: readonly string[],
  kind: ImportRequest['kind'] = 'import',
): Promise<string[]> {
  const resolver = await resolverOf(folder);
  return specifiers.map((specifier) => {
    const target = resolver.resolve(folder.path(from), { specifier, kind });
    const file = target?.file === undefined ? '' : `→ ${target.file.slice(folder.root.length + 1)}`;
    return [target?.module ?? '', file].filter(Boolean).join(' ') || '-';
  });
}

describe('resolving imports', () => {
  it('recognizes built-in modules by both names', async () => {
    const folder = await makeFolder({ 'a.ts': '' });
    assert.deepEqual(await targets(folder, 'a.ts', ['fs', 'node:fs', 'fs/promises', 'node:sqlite']), [
      'node:fs',
      'node:fs',
      'node:fs/promises',
      'node:sqlite',
    ]);
  });

  it("follows TypeScript's rules for extensions and folders", async () => {
    const folder = await makeFolder({
      'src/a.ts': '',
      'src/b.ts': '',
      'src/c.tsx': '',
      'src/d/index.ts': '',
      'src/e.mts': '',
      'src/user.service.ts': '',
      'src/f.vue': '',
      'src/g.json': '{}',
      'src/h.css': '',
    });
    assert.deepEqual(
      await targets(folder, 'src/a.ts', [
        './b',
        './b.js',
        './b.ts',
        './c.jsx',
        './d',
        './d/',
        './e.mjs',
        './user.service',
        './f.vue',
        './b?worker',
      ]),
      [
        '→ src/b.ts',
        '→ src/b.ts',
        '→ src/b.ts',
        '→ src/c.tsx',
        '→ src/d/index.ts',
        '→ src/d/index.ts',
        '→ src/e.mts',
        '→ src/user.service.ts',
        '→ src/f.vue',
        '→ src/b.ts',
      ],
    );
    assert.deepEqual(
      await targets(folder, 'src/a.ts', ['./gone', './g.json', './h.css', 'left-pad', 'https://deno.land/x.ts']),
      ['-', '-', '-', 'left-pad', 'https://deno.land/x.ts'],
    );
  });

  it('follows paths of the nearest tsconfig.json, its extends and references', async () => {
    const folder = await makeFolder({
      'tsconfig.base.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["libs/*/src/index.ts"] } } } // shared',
      'apps/web/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'apps/web/tsconfig.app.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } }, "include": ["src"] }',
      'apps/api/tsconfig.json': '{ "extends": "../../tsconfig.base.json", }',
      'apps/web/src/a.ts': '',
      'apps/web/src/b.ts': '',
      'apps/api/a.ts': '',
      'libs/data/src/index.ts': '',
    });
    assert.deepEqual(await targets(folder, 'apps/web/src/a.ts', ['~/b']), ['~/b → apps/web/src/b.ts']);
    assert.deepEqual(await targets(folder, 'apps/api/a.ts', ['@lib/data']), ['@lib/data → libs/data/src/index.ts']);
  });

  it('follows paths of a referenced configuration that lists only the first file', async () => {
    const folder = await makeFolder({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": "./" } }',
      'tsconfig.app.json':
        '{ "extends": "./tsconfig.base.json", "compilerOptions": { "paths": { "@app/*": ["src/app/*"] } }, "files": ["src/main.ts"] }',
      'src/main.ts': '',
      'src/app/a.ts': '',
      'src/app/b.ts': '',
    });
    assert.deepEqual(await targets(folder, 'src/app/a.ts', ['@app/b', 'src/app/b']), [
      '@app/b → src/app/b.ts',
      'src/app/b → src/app/b.ts',
    ]);
  });

  it('reads a tsconfig.json whose base is not installed, and a jsconfig.json', async () => {
    const folder = await makeFolder({
      'one/tsconfig.json':
        '{ "extends": "@tsconfig/node20/tsconfig.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'one/src/a.ts': '',
      'one/src/b.ts': '',
      'two/jsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }',
      'two/src/a.js': '',
      'two/src/deep/b.js': '',
    });
    assert.deepEqual(await targets(folder, 'one/src/a.ts', ['@/b', './b', 'fs']), [
      '@/b → one/src/b.ts',
      '→ one/src/b.ts',
      'node:fs',
    ]);
    assert.deepEqual(await targets(folder, 'two/src/a.js', ['deep/b']), ['deep/b → two/src/deep/b.js']);
    assert.deepEqual((await resolverOf(folder)).errors, []);
  });

  for (const [manager, files] of Object.entries({
    'npm and Yarn': { 'package.json': '{ "workspaces": ["packages/*"] }' },
    'Yarn, the long way': { 'package.json': '{ "workspaces": { "packages": ["packages/*"] } }' },
    pnpm: { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n  - "!packages/old"\n' },
  })) {
    it(`maps built output of a workspace package to its source: ${manager}`, async () => {
      const folder = await makeFolder({
        ...files,
        'packages/app/package.json': '{ "name": "app" }',
        'packages/app/main.ts': '',
        'packages/core/package.json': JSON.stringify({
          name: '@my/core',
          exports: {
            '.': { types: './dist/index.d.ts', import: './dist/esm/index.js' },
            './net': './dist/net/index.cjs',
          },
        }),
        'packages/core/src/index.ts': '',
        'packages/core/src/net/index.cts': '',
        'packages/core/src/inner.ts': '',
        'packages/tool/package.json': '{ "name": "tool", "main": "lib/main.js" }',
        'packages/tool/src/main.ts': '',
        'packages/bare/package.json': '{ "name": "bare" }',
        'packages/bare/index.js': '',
        'fixtures/express/package.json': '{ "name": "express" }',
        'fixtures/express/index.js': '',
      });
      assert.deepEqual(
        await targets(folder, 'packages/app/main.ts', [
          '@my/core',
          '@my/core/net',
          '@my/core/inner',
          'tool',
          'bare',
          'express',
        ]),
        [
          '@my/core → packages/core/src/index.ts',
          '@my/core/net → packages/core/src/net/index.cts',
          '@my/core/inner → packages/core/src/inner.ts',
          'tool → packages/tool/src/main.ts',
          'bare → packages/bare/index.js',
          'express',
        ],
      );
    });
  }

  it('prefers workspace sources to links in node_modules', async () => {
    const folder = await makeFolder({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/app/main.ts': '',
      'packages/app/package.json': '{ "name": "app" }',
      'packages/core/package.json': '{ "name": "core", "main": "dist/index.js" }',
      'packages/core/src/index.ts': '',
      'packages/core/dist/index.js': '',
      '.gitignore': 'dist\nnode_modules\n',
      'node_modules/.keep': '',
    });
    await symlink('../packages/core', folder.path('node_modules/core'));
    assert.deepEqual(await targets(folder, 'packages/app/main.ts', ['core']), ['core → packages/core/src/index.ts']);
  });

  it('follows imports and exports of package.json, and a package that imports itself', async () => {
    const folder = await makeFolder({
      'package.json': JSON.stringify({
        name: 'self',
        imports: { '#db': './src/db.ts', '#built/*': './dist/*.js' },
        exports: './dist/index.js',
      }),
      'src/index.ts': '',
      'src/db.ts': '',
      'src/a.ts': '',
    });
    assert.deepEqual(await targets(folder, 'src/a.ts', ['#db', '#built/db', '#none', 'self']), [
      '→ src/db.ts',
      '→ src/db.ts',
      '-',
      'self → src/index.ts',
    ]);
  });

  it('finds installed packages, and files inside of packages', async () => {
    const folder = await makeFolder({
      'a.ts': '',
      'node_modules/p/package.json':
        '{ "name": "p", "exports": { ".": { "require": "./lib/index.cjs", "default": "./lib/index.mjs" } } }',
      'node_modules/p/lib/index.cjs': '',
      'node_modules/p/lib/index.mjs': '',
      'node_modules/p/lib/util.js': '',
    });
    assert.deepEqual(await targets(folder, 'a.ts', ['p']), ['p → node_modules/p/lib/index.cjs']);
    assert.deepEqual(await targets(folder, 'node_modules/p/lib/index.cjs', ['./util', 'fs']), [
      '→ node_modules/p/lib/util.js',
      'node:fs',
    ]);
  });

  it('finds worker files relative to the file or the package, built or not', async () => {
    const folder = await makeFolder({
      'package.json': '{}',
      'src/pool/start.ts': '',
      'src/pool/task.ts': '',
      'src/other.ts': '',
    });
    assert.deepEqual(
      await targets(folder, 'src/pool/start.ts', ['./task.js', 'task.js', 'dist/other.js', 'nothing.js'], 'url'),
      ['→ src/pool/task.ts', '→ src/pool/task.ts', '→ src/other.ts', '-'],
    );
  });

  it('reports the position of a mistake in a configuration file, and still resolves', async () => {
    const folder = await makeFolder({
      'one/package.json': '{\n  "name": "x",\n  oops\n}',
      'one/a.ts': '',
      'one/b.ts': '',
      'two/tsconfig.json': '{ "compilerOptions": {\n "paths": { "@/*": ["./src/*"] }, } ',
      'two/src/a.ts': '',
      'two/src/b.ts': '',
      'pnpm-workspace.yaml': 'packages: [a\nb: c',
    });
    assert.deepEqual(await targets(folder, 'one/a.ts', ['./b', 'fs']), ['→ one/b.ts', 'node:fs']);
    assert.deepEqual(await targets(folder, 'two/src/a.ts', ['./b', '@/b', 'fs']), [
      '→ two/src/b.ts',
      '@/b → two/src/b.ts',
      'node:fs',
    ]);
    const { errors } = await resolverOf(folder);
    assert.deepEqual(errors.map(({ file, span }) => `${file.slice(folder.root.length + 1)}:${span[0]}`).sort(), [
      'one/package.json:3',
      'pnpm-workspace.yaml:2',
      'two/tsconfig.json:2',
    ]);
  });
});
