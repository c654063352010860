/** Packages that load settings or store them in a file. */
import { each } from '../rows.ts';
import { awaited, instead } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'source' } as const;
const store = { workload: 'io', cost: 'content', grows: 'size of the stored values', evidence: 'source' } as const;
const once = 'Load it once, at start-up.';

const loaders: readonly CatalogueModule[] = [
  {
    module: 'cosmiconfig',
    rows: [
      ...each('cosmiconfigSync()#search cosmiconfigSync()#load', {
        ...file,
        evidence: 'runtime',
        twin: instead('cosmiconfig', 'cosmiconfig', 'Its search() and load() return promises.'),
      }),
      { name: 'cosmiconfig()#searchSync', ...file, twin: awaited('cosmiconfig', 'cosmiconfig()#search') },
      { name: 'cosmiconfig()#loadSync', ...file, twin: awaited('cosmiconfig', 'cosmiconfig()#load') },
    ],
    harmless: {
      cosmiconfigSync: 'It only creates the object that searches.',
      getDefaultSearchPlacesSync: 'It lists names.',
    },
  },
  {
    module: 'lilconfig',
    rows: each('lilconfigSync()#search lilconfigSync()#load', {
      ...file,
      evidence: 'runtime',
      twin: instead('lilconfig', 'lilconfig', 'Its search() and load() return promises.'),
    }),
    harmless: { lilconfigSync: 'It only creates the object that searches.' },
  },
  {
    module: 'tsconfig-paths',
    rows: [
      { name: 'loadConfig', ...file, note: once },
      { name: 'register', ...file, note: once },
      {
        name: 'createMatchPath()',
        workload: 'io',
        cost: 'metadata',
        evidence: 'source',
        twin: instead('tsconfig-paths', 'createMatchPathAsync', 'The function that it returns takes a callback.'),
      },
    ],
  },
  {
    module: 'get-tsconfig',
    rows: [
      ...each('getTsconfig parseTsconfig', {
        ...file,
        twin: instead('tsconfck', 'parse', 'It takes the path of the file.'),
      }),
      { name: 'findTsconfig', workload: 'io', cost: 'metadata', evidence: 'source' },
    ],
  },
  { module: 'dotenv', rows: each('config configDotenv', { ...file, cost: 'metadata', note: once }) },
  { module: 'i18n', rows: each('configure', { ...file, grows: 'number of locales', note: once }) },
];

/** A preference file of a few kilobytes: reported if it is read repeatedly. */
const preferences = { ...store, cost: 'metadata' } as const;

const stores: readonly CatalogueModule[] = [
  {
    module: 'conf',
    sameAs: ['electron-store'],
    rows: [
      ...each('default#get default#has', { ...preferences, note: 'It reads the whole file every time.' }),
      ...each('default#set default#delete default#clear default#reset', {
        ...preferences,
        note: 'It writes the whole file every time.',
      }),
      { name: 'default.new', ...preferences },
    ],
  },
  {
    module: 'configstore',
    rows: [
      ...each('default#get default#has', { ...preferences, note: 'It reads the whole file every time.' }),
      ...each('default#set default#delete default#clear', {
        ...preferences,
        note: 'It writes the whole file every time.',
      }),
      { name: 'default.new', ...preferences },
    ],
  },
  {
    module: 'lowdb',
    sameAs: ['lowdb/node'],
    aliases: { 'JSONFileSyncPreset()': 'LowSync' },
    rows: [
      { name: 'LowSync#read', ...store, twin: awaited('lowdb', 'Low#read') },
      { name: 'LowSync#write', ...store, twin: awaited('lowdb', 'Low#write') },
      { name: 'LowSync#update', ...store, twin: awaited('lowdb', 'Low#update') },
      { name: 'JSONFileSyncPreset', ...store, twin: awaited('lowdb/node', 'JSONFilePreset') },
      ...['JSONFile', 'TextFile', 'DataFile'].flatMap((kind) => [
        { name: `${kind}Sync#read`, ...store, twin: awaited('lowdb/node', `${kind}#read`) },
        { name: `${kind}Sync#write`, ...store, twin: awaited('lowdb/node', `${kind}#write`) },
      ]),
    ],
    harmless: { LowSync: 'A class; its methods have their own rows.', MemorySync: 'It keeps values in memory.' },
  },
  {
    module: 'tough-cookie',
    rows: [],
    // Only stores that are synchronous allow them, and these hold their cookies in memory.
    harmless: Object.fromEntries(
      [
        'setCookieSync',
        'getCookiesSync',
        'getCookieStringSync',
        'getSetCookieStringsSync',
        'serializeSync',
        'deserializeSync',
        'cloneSync',
        'removeAllCookiesSync',
      ].flatMap((name) =>
        ['CookieJar#', 'CookieJar.fromJSON()#'].map((of) => [of + name, 'It works on cookies in memory.']),
      ),
    ),
  },
  {
    module: 'node-localstorage',
    aliases: { JSONStorage: 'LocalStorage' },
    rows: [
      ...each('LocalStorage#getItem LocalStorage#setItem', {
        ...store,
        grows: 'size of the value',
        note: 'Each item is a file.',
      }),
      ...each('LocalStorage#removeItem LocalStorage#clear LocalStorage.new', { ...store, grows: 'number of items' }),
    ],
  },
];

export const configuration: readonly CatalogueModule[] = [...loaders, ...stores];
