/** The catalogue as data: every row well formed, and found under every name a program uses for it. */
import assert from 'node:assert/strict';
import {
  asyncInNameOnlyModules,
  catalogueModules,
  catalogueVersion,
  harmlessReason,
  hasModule,
  lookup,
  lookupAsyncInNameOnly,
  lookupUnlisted,
} from '../../src/analysis/catalogue/index.ts';
import { createLookup } from '../../src/analysis/catalogue/lookup.ts';
import type { ApiTable, CatalogueRow } from '../../src/analysis/catalogue/types.ts';

const NAME = '[A-Za-z_$][\\w$]*';
/** The grammar of `ApiPath`; after a call comes a member of an instance, never a property. */
const PATH = new RegExp(`^${NAME}(?:(?:\\(\\))*#${NAME}|(?<!\\))\\.${NAME}|\\(\\))*$`);

function all(check: (row: CatalogueRow) => string | false | undefined): string[] {
  return catalogueModules.flatMap(({ module, rows }) =>
    rows.flatMap((row) => {
      const problem = check(row);
      return problem ? [`${module} ${row.name}: ${problem}`] : [];
    }),
  );
}

describe('the catalogue', () => {
  it('has only paths that match its grammar', () => {
    const tables: readonly ApiTable<{ name: string }>[] = [...catalogueModules, ...asyncInNameOnlyModules];
    const paths = tables.flatMap(({ module, rows, aliases }) =>
      [...rows.map(({ name }) => name), ...Object.entries(aliases ?? {}).flat()].map((path) => ({ module, path })),
    );
    assert.deepEqual(
      paths.filter(({ path }) => !PATH.test(path) || /^default\.(?!new$)/.test(path)),
      [],
    );
  });

  it('takes an unlisted call for one that blocks by its name, and for a brief one if the name tells of a value', () => {
    assert.equal(lookupUnlisted('fonts', 'listSync')?.isSmall, undefined);
    assert.equal(lookupUnlisted('fonts', 'listSync')?.evidence, 'name');
    assert.equal(lookupUnlisted('schemas', 'validateSync')?.isSmall, true);
    assert.equal(lookupUnlisted('tough-cookie', 'CookieJar#setCookieSync'), undefined);
    assert.equal(lookupUnlisted('fonts', 'list'), undefined);
  });

  it('reaches every row: no alias hides it', () => {
    for (const tables of [catalogueModules, asyncInNameOnlyModules] as readonly (readonly ApiTable<{
      name: string;
    }>[])[]) {
      const { canonical } = createLookup(tables);
      for (const { module, rows } of tables)
        for (const { name } of rows) assert.deepEqual(canonical(module, name), [module, name]);
    }
  });

  it('uses every alias', () => {
    for (const { module, aliases, rows } of [...catalogueModules, ...asyncInNameOnlyModules] as readonly ApiTable<{
      name: string;
    }>[]) {
      const targets = [...rows.map(({ name }) => name), ...Object.keys(aliases ?? {})];
      const idle = Object.values(aliases ?? {}).filter(
        (target) => !targets.some((path) => path.startsWith(target) && !/^[\w$]/.test(path.slice(target.length))),
      );
      assert.deepEqual(idle, [], module);
    }
  });

  it('has one entry for each call', () => {
    const said = new Set<string>();
    const twice: string[] = [];
    for (const { module, sameAs = [], rows } of catalogueModules) {
      for (const at of [module, ...sameAs]) {
        for (const { name, when } of rows) {
          const key = JSON.stringify([at, name, when]);
          // After a row without a condition no other is ever reached.
          if (said.has(key) || said.has(JSON.stringify([at, name, undefined]))) twice.push(key);
          said.add(key);
        }
      }
    }
    assert.deepEqual(twice, []);
  });

  it('has short and plain texts', () => {
    assert.deepEqual(
      all(({ note, twin }) => {
        const long = [note, twin?.note].find(
          (text) => text !== undefined && (!/^[A-Z`].*\.$/.test(text) || text.length > 120),
        );
        return long && `"${long}" is not one short sentence`;
      }),
      [],
    );
    assert.deepEqual(
      all(
        ({ grows }) =>
          grows !== undefined &&
          (!/^[a-z]/.test(grows) || /\.$|^the /.test(grows) || grows.length > 60) &&
          `"${grows}" does not follow "grows with the"`,
      ),
      [],
    );
  });

  it('has consistent costs', () => {
    assert.deepEqual(
      all(
        ({ cost, keepSync, milliseconds = 0, sizeGated, twin }) =>
          (keepSync && cost !== 'negligible' && 'keepSync, yet not negligible') ||
          (cost === 'negligible' && (milliseconds > 0.1 || sizeGated) && 'not negligible') ||
          (cost === 'metadata' && milliseconds > 3 && 'more than a look at an entry') ||
          (twin?.shape === 'other' && !twin.note && 'another construction, but which?'),
      ),
      [],
    );
    assert.deepEqual(
      all(
        ({ cost, grows, evidence }) =>
          (cost === 'content' || cost === 'unbounded') && !grows && `grows with something (${evidence})`,
      ),
      [],
    );
  });

  const found: readonly (readonly [module: string, path: string, row: string, cost: CatalogueRow['cost']])[] = [
    ['node:fs', 'readFileSync', 'readFileSync', 'content'],
    ['fs', 'default.readFileSync', 'readFileSync', 'content'],
    ['graceful-fs', 'readFileSync', 'readFileSync', 'content'],
    ['fs-extra', 'statSync', 'statSync', 'metadata'],
    ['fs', 'opendirSync()#readSync', 'Dir#readSync', 'metadata'],
    ['crypto', 'createHash()#update()#update', 'Hash#update', 'content'],
    ['node:sqlite', 'DatabaseSync#prepare()#all', 'StatementSync#all', 'content'],
    ['child_process', 'execSync', 'execSync', 'heavy'],
    ['globals', 'process.loadEnvFile', 'loadEnvFile', 'content'],
    ['globals', 'window.confirm', 'confirm', 'unbounded'],
    ['globals', 'Atomics.wait', 'Atomics.wait', 'unbounded'],
    ['globals', 'sessionStorage.getItem', 'localStorage.getItem', 'metadata'],
    ['electron', 'dialog.showMessageBoxSync', 'dialog.showMessageBoxSync', 'unbounded'],
    ['electron', 'nativeImage.createFromPath()#resize()#toPNG', 'NativeImage#toPNG', 'content'],
    ['fs-extra', 'default.readJsonSync', 'readJsonSync', 'content'],
    ['zx', 'fs.readFileSync', 'readFileSync', 'content'],
    ['zx', 'fs.outputFileSync', 'outputFileSync', 'content'],
    ['glob', 'default.sync', 'globSync', 'content'],
    ['glob', 'glob.sync', 'globSync', 'content'],
    ['cross-spawn', 'sync', 'sync', 'heavy'],
    ['better-sqlite3', 'default#prepare()#all', 'Statement#all', 'content'],
    ['better-sqlite3', 'default.Database#prepare()#bind()#get', 'Statement#get', 'negligible'],
    ['better-sqlite3', 'default#transaction()#immediate', 'default#transaction()', 'content'],
    ['libsql', 'default.new', 'default.new', 'metadata'],
    ['sql.js', 'default()#Database#exec', 'Database#exec', 'content'],
    ['@noble/hashes/scrypt.js', 'scrypt', 'scrypt', 'heavy'],
    ['prompt-sync', 'default()', 'default()', 'unbounded'],
    ['synckit', 'createSyncFn()', 'createSyncFn()', 'unbounded'],
    ['pngjs', 'PNG.sync.read', 'PNG.sync.read', 'content'],
    ['lowdb/node', 'JSONFileSyncPreset()#write', 'LowSync#write', 'content'],
    ['ethers', 'ethers.Wallet.createRandom()#encryptSync', 'Wallet#encryptSync', 'heavy'],
    ['xlsx', 'readFile', 'readFile', 'content'],
    ['rehype', 'rehype()#use()#use()#processSync', 'Processor#processSync', 'content'],
  ];
  for (const [module, path, row, cost] of found) {
    it(`finds ${path} of ${module}`, () => {
      assert.deepEqual(lookup(module, path).map((each) => [each.name, each.cost])[0], [row, cost]);
      assert.ok(hasModule(module));
    });
  }

  const unknown: readonly (readonly [module: string, path: string])[] = [
    ['fs', 'readFile'],
    ['fs', 'promises.readFile'],
    ['fs', 'promises.readFileSync'],
    ['node:fs/promises', 'readFile'],
    ['sqlite', 'DatabaseSync#prepare()#all'],
    ['globals', 'readFileSync'],
    ['globals', 'constructor'],
    ['some-package', 'readFileSync'],
    ['fs', 'toString'],
    ['better-sqlite3', 'default#backup'],
    ['sharp', 'default()#toBuffer'],
    ['mime', 'default#getType'],
    ['csv-parse', 'parse'],
  ];
  for (const [module, path] of unknown) {
    it(`has no entry for ${path} of ${module}`, () => assert.deepEqual(lookup(module, path), []));
  }

  it('has conditional rows before unconditional ones', () => {
    const said = (module: string, path: string) => lookup(module, path).map(({ when, cost }) => [when?.kind, cost]);
    assert.deepEqual(said('fs', 'rmSync'), [
      ['option', 'content'],
      [undefined, 'metadata'],
    ]);
    assert.deepEqual(said('shelljs', 'exec'), [
      ['option', 'negligible'],
      ['no-callback', 'heavy'],
    ]);
  });

  it('has a reason for each harmless name in Sync', () => {
    assert.match(harmlessReason('globals', 'CSSStyleSheet#replaceSync') ?? '', /short text/);
    assert.equal(harmlessReason('fs', 'readFileSync'), undefined);
  });

  it('does not report by default what is cheap on small input', () => {
    const gated = [
      ['globals', 'JSON.parse'],
      ['globals', 'structuredClone'],
      ['util', 'inspect'],
      ['crypto', 'createHash()#update'],
      ['js-yaml', 'load'],
      ['yaml', 'parse'],
      ['papaparse', 'parse'],
      ['handlebars', 'compile()'],
      ['marked', 'marked'],
      ['lodash', 'cloneDeep'],
    ] as const;
    for (const [module, path] of gated) assert.equal(lookup(module, path).at(-1)?.sizeGated, true, `${module} ${path}`);
  });

  it('has promise APIs that block', () => {
    assert.equal(lookupAsyncInNameOnly('globals', 'fetch()#json')?.stalls, 'whole');
    assert.equal(lookupAsyncInNameOnly('remark', 'remark()#use()#process')?.stalls, 'whole');
    assert.equal(lookupAsyncInNameOnly('bcryptjs', 'default.hash')?.instead?.module, 'bcrypt');
    assert.equal(lookupAsyncInNameOnly('globals', 'Response#text'), undefined);
  });

  it('has a stable version of eight hexadecimal digits', () => {
    assert.match(catalogueVersion(), /^[0-9a-f]{8}$/);
    assert.equal(catalogueVersion(), catalogueVersion());
  });
});
