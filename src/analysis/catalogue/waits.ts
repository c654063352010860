/**
 * What is known of calls that wait: what may wait side by side, what one wait takes, and what must keep its order. The
 * packages are in `wait-rows.ts`.
 */
import { ANY, GETS, WAITS, type WaitKind, type WaitRow } from './wait-rows.ts';

export type { WaitKind };

/** What keeps a file open while others wait; whatever else is done to files takes turns on four threads. */
const HOLDS_OPEN = /^(appendFile|open|readFile|writeFile|copy|move|(read|write|output)(File|Json|JSON)?)$/;

/** Packages that keep the number of tasks at once small. */
const LIMITERS: ReadonlySet<string> = new Set([
  'p-limit',
  'p-map',
  'p-queue',
  'p-throttle',
  'p-all',
  'p-series',
  'p-each-series',
  'bottleneck',
  'async-sema',
  'async-mutex',
  'async',
  'fastq',
  'limiter',
  'promise-pool',
  '@supercharge/promise-pool',
  'tiny-async-pool',
  'async-lock',
  'proper-lockfile',
  'semaphore',
  'throat',
  'yocto-queue',
  'piscina',
  'tinypool',
]);

/** Packages that list what is on disk. */
const LISTINGS: ReadonlySet<string> = new Set([
  'fast-glob',
  'glob',
  'globby',
  'tinyglobby',
  'readdirp',
  'recursive-readdir',
  'klaw',
  'fdir',
  'walkdir',
]);

/** Packages that are known and wait for nothing but this thread: values, times, patterns, markup, validation. */
const COMPUTES =
  /^(node:(path|util|url|crypto|zlib|events|assert|buffer|stream|os|vm|module|worker_threads|async_hooks|perf_hooks)|lodash.*|underscore|ramda|date-fns.*|dayjs|moment|luxon|zod|joi|yup|ajv|class-(validator|transformer)|rxjs.*|@angular\/.*|react.*|vue|svelte.*|@testing-library\/.*|vitest|jest|chai|sinon|marked|markdown-it|remark.*|rehype.*|unified|handlebars|ejs|pug|nunjucks|mustache|prettier|typescript|eslint|sharp|jimp|canvas|pdfkit|pdf-lib|exceljs|xlsx|jszip|archiver|esbuild|vite|rollup|webpack|postcss|sass|@babel\/.*|@swc\/.*|terser|i18next|bcrypt.*|argon2|jsonwebtoken|jose|effect|immer)$/;

/** Types of packages that are not listed: their names tell that they speak to a server. */
const CLIENT = /^\w*(Client|Api|API|Socket|Sdk|SDK)(\(\))?#/;

const exact = new Map<string, WaitRow>();
const prefixes: [string, WaitRow][] = [];
for (const row of WAITS) {
  for (const name of row.modules.split(' ')) {
    if (name.endsWith('*')) prefixes.push([name.slice(0, -1), row]);
    else exact.set(name, row);
  }
}

const rowOf = (module: string): WaitRow | undefined =>
  exact.get(module) ?? prefixes.find(([prefix]) => module.startsWith(prefix))?.[1];

/** The last name of a path, without the parentheses of a call. */
const lastOf = (path: string): string => (/[^.#]+$/.exec(path)?.[0] ?? path).replace(/\(\)$/, '');

/**
 * @param path in the module, as the catalogue writes paths
 * @returns what a call of it waits for; undefined where it is not known to wait
 */
export function waitOf(module: string, path: string): WaitKind | undefined {
  const last = lastOf(path);
  const row = rowOf(module);
  if (row) return row.names.test(last) && (!row.onInstances || path.includes('#')) ? row.kind : undefined;
  return !module.startsWith('node:') &&
    module !== 'globals' &&
    module !== 'vscode' &&
    CLIENT.test(path) &&
    ANY.test(last)
    ? 'network'
    : undefined;
}

/** Is it only by the name of its type that a call is known to speak to a server? */
export const isClientByName = (module: string, path: string): boolean =>
  rowOf(module) === undefined && CLIENT.test(path);

/** Clients of chats: whoever reads what they send reads it in order. */
const CHATS = /^(@slack\/.*|discord\.js|telegraf|grammy|node-telegram-bot-api|baileys|whatsapp-web\.js|twilio)$/;

/** Is each such call a request with its own answer, so that nobody at the other side sees the order? */
export const answersEach = (module: string, path: string): boolean =>
  waitOf(module, path) === 'network' && rowOf(module) !== undefined && !CHATS.test(module);

/** What methods of the things that a module makes wait for, whatever they are called. */
export function kindOfModule(module: string): WaitKind | undefined {
  const kind =
    module.startsWith('node:') || module === 'globals' || module === 'vscode' ? undefined : rowOf(module)?.kind;
  return kind === 'network' || kind === 'database' ? kind : undefined;
}

/** Does such a call leave everything as it was, so that it may change places with another? */
export const onlyReads = (module: string, path: string): boolean => (rowOf(module)?.reads ?? GETS).test(lastOf(path));

/** Is this done one at a time: for everybody (a database in one file), or per receiver (a connection, an open file)? */
export function serializationOf(module: string, path: string): 'all' | 'receiver' | undefined {
  const serialized = rowOf(module)?.serialized;
  if (serialized === 'all') return 'all';
  return serialized?.test(path) ? 'receiver' : undefined;
}

/** Is a module known in other ways, so that calls of it that are not listed wait for nothing? */
export const isKnownModule = (module: string): boolean =>
  module === 'globals' || module.startsWith('node:') || rowOf(module) !== undefined || COMPUTES.test(module);

/** Does each such call take something of which there is not much: a connection, a process, an open file? */
export function takesScarce(path: string, kind: WaitKind): boolean {
  return kind === 'network' || kind === 'process' || (kind === 'file' && HOLDS_OPEN.test(lastOf(path)));
}

/** What methods of clients are called that leave something behind at the other side. */
const CHANGES_ELSEWHERE =
  /^(create|insert|save|store|update|upsert|patch|put|post|delete|destroy|remove|purge|send|notify|publish|upload|write|import|index|sync)([A-Z]\w*)?$/;
export const changesElsewhere = (method: string): boolean => CHANGES_ELSEWHERE.test(method);

/** What one wait takes where nothing is known of the other side, in milliseconds. */
export const WAIT_MILLISECONDS: Readonly<Record<WaitKind, number>> = {
  network: 100,
  process: 30,
  browser: 30,
  database: 2,
  file: 0.2,
  timer: 0,
};

export const limitsConcurrency = (module: string): boolean => LIMITERS.has(module);

export const isListing = (module: string): boolean => LISTINGS.has(module);

/** Functions of libraries that start a task for each element of their first argument, all at once. */
const STARTS_EACH: ReadonlyMap<string, RegExp> = new Map([
  ['async', /(^|\.)(each|forEach|eachOf|forEachOf|map|mapValues|filter|reject|concat)$/],
  ['bluebird', /(^|\.)(map|filter)$/],
]);
export const startsEach = (module: string, path: string): boolean => STARTS_EACH.get(module)?.test(path) ?? false;

/** Events of streams of files: one for each line or record. */
const PARTS: readonly (readonly [module: string, path: RegExp, event: string])[] = [
  ['node:readline', /createInterface\(\)#(on|addListener)$/, 'line'],
  ['node:fs', /createReadStream\(\)#(pipe\(\)#)+(on|addListener)$/, 'data'],
];
/** @param event the first argument */
export const readsInParts = (module: string, path: string, event: unknown): boolean =>
  PARTS.some(([of, on, name]) => of === module && name === event && on.test(path));

/** Options of queries and requests that say where a page begins, and how much it holds. */
export const PAGE_STARTS: ReadonlySet<string> = new Set(
  'offset skip page pageNumber pageToken nextToken cursor after startAt startAfter'.split(' '),
);
export const PAGE_SIZES: ReadonlySet<string> = new Set(
  'limit take first size pageSize perPage per_page maxResults max_results top'.split(' '),
);

/** Queries that are given where they begin and end. */
const RANGES = /^[lz](rev)?range(by\w+)?$/i;
/** @param name the last name of what is called */
export const isRange = (name: string): boolean => RANGES.test(name);

const GATHERS: ReadonlySet<string> = new Set(['Promise.all', 'Promise.allSettled']);
/** Does a call wait for all promises of a list? */
export const gathers = (module: string, path: string): boolean => module === 'globals' && GATHERS.has(path);

const RACES: ReadonlySet<string> = new Set(['Promise.race', 'Promise.any']);
/** Does a call wait for the first promise of a list? */
export const races = (module: string, path: string): boolean => module === 'globals' && RACES.has(path);

const READS_LINK = /(^|\.)readlink$/;
/** @param name as it is shown: `fs.readlink`. There are few links, and each is short. */
export const onlyReadsLink = (name: string): boolean => READS_LINK.test(name);

/** What reads the body of an answer that is there already, and what promises and texts do themselves. */
const OF_VALUES =
  /^(json|text|arrayBuffer|blob|formData|buffer|bytes|then|catch|finally|toString|map|filter|all|allSettled|race|any|resolve|reject|next|return|toArray)$/;
export const isOfValues = (method: string): boolean => OF_VALUES.test(method);

/** What browsers and their extensions give that answers from another process. */
const OF_BROWSER = /^(chrome|browser|caches|indexedDB|navigator)\./;
export const asksBrowser = (path: string): boolean => OF_BROWSER.test(path);

/** A module that an editor gives: what it does not list answers at once. */
export const isEditor = (module: string): boolean => module === 'vscode';

/** Calls that look at the disk or change one entry of it. Whoever asks has a few places in mind, and it is quick. */
const LOOKS: ReadonlySet<string> = new Set([
  'access',
  'exists',
  'pathExists',
  'mkdir',
  'ensureDir',
  'rename',
  'chmod',
  'unlink',
]);
/** @param name as it is shown: `fs.access` */
export const isLook = (name: string): boolean => LOOKS.has(name.slice(name.lastIndexOf('.') + 1));

const WRITES = /(^|\.)(write|append|output)\w*$/;
/** @param name as it is shown: `fs.writeFile` */
export const isWrite = (name: string): boolean => WRITES.test(name);
