/**
 * APIs that wait for the network, a process, a database or a file without blocking: candidates for running
 * concurrently.
 */

export type WaitKind = 'network' | 'process' | 'database' | 'file';

interface WaitRow {
  /** Separated by spaces; a trailing `*` matches any ending. */
  readonly modules: string;
  readonly kind: WaitKind;
  /** Matches the last name of the path. */
  readonly names: RegExp;
  /** Only on objects that the package created; its plain functions compute. */
  readonly onInstances?: true;
}

/** Matches one of these names, separated by spaces. */
const oneOf = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join(' ').replaceAll(' ', '|')})$`);

const REQUEST = oneOf(
  'default fetch get post put patch delete del head options request stream pipeline json \\$ ' +
    'rawRequest raw ofetch ky got axios xhr',
);
const FILE = oneOf(
  'access appendFile chmod chown copyFile cp lstat mkdir open opendir readFile readdir ' +
    'readlink realpath rename rm rmdir stat statfs symlink',
  'truncate unlink utimes writeFile exists copy move remove ensureDir ensureFile emptyDir ' +
    'outputFile output(Json|JSON) read(Json|JSON)',
  'write(Json|JSON) pathExists',
);
const QUERY = oneOf(
  '\\$?(query|execute)\\w* find\\w* create(Many\\w*)? update\\w* upsert\\w* delete\\w* destroy ' +
    'count\\w* aggregate groupBy save insert\\w*',
  'remove replaceOne bulkWrite exec run all first raw get set del hget hset hgetall mget keys ' +
    'scan exists incr expire search index bulk distinct',
);
/** Except for methods that texts and lists also have, and messages to a client. */
const ANY =
  /^(?!(set|on)[A-Z]|(new|to(Lower|Upper)Case|toString|trim|split|slice|replace|(starts|ends)With|includes|indexOf|map|filter|forEach|join|push|pop|shift|unshift|concat|sort|reverse)$)\w+$/;
/** Calls of unknown functions whose name says what they do. */
const BY_NAME = /^(fetch|request|download)([A-Z]\w*)?$/;

const ROWS: readonly WaitRow[] = [
  { modules: 'globals', kind: 'network', names: /^(fetch)$/ },
  {
    modules:
      'axios got undici node-fetch node-fetch-native cross-fetch isomorphic-fetch ' +
      'make-fetch-happen ky ofetch superagent needle request request-promise ' +
      'phin bent wretch graphql-request request-light electron-fetch @nestjs/axios @actions/http-client',
    kind: 'network',
    names: REQUEST,
  },
  { modules: 'node:http node:https', kind: 'network', names: /^(get|request)$/ },
  { modules: 'node:dns node:dns/promises', kind: 'network', names: /^(lookup|resolve\w*|reverse)$/ },
  {
    modules:
      'openai @anthropic-ai/* @octokit/* @aws-sdk/* aws-sdk @google-cloud/* googleapis @azure/* ' +
      'stripe twilio @slack/web-api ' +
      '@notionhq/client @supabase/* firebase-admin algoliasearch spotify-web-api-node ' +
      'yahoo-finance2 ytsr @sendgrid/* mailgun.js minio ' +
      '@kubernetes/client-node baileys whatsapp-web.js discord.js telegraf node-telegram-bot-api',
    kind: 'network',
    names: ANY,
    onInstances: true,
  },
  { modules: 'node:child_process', kind: 'process', names: /^(exec|execFile|spawn|fork)$/ },
  {
    modules:
      'execa cross-spawn tinyexec nano-spawn zx simple-git promisify-child-process child-process-promise @actions/exec',
    kind: 'process',
    names: ANY,
  },
  { modules: 'node:fs node:fs/promises fs-extra graceful-fs', kind: 'file', names: FILE },
  {
    modules:
      '@prisma/* typeorm @nestjs/typeorm mongoose mongodb knex pg mysql mysql2 mysql2/promise ' +
      'sequelize sequelize-typescript drizzle-orm kysely ' +
      'redis ioredis @redis/* @upstash/redis @elastic/elasticsearch @opensearch-project/* ' +
      'neo4j-driver cassandra-driver mikro-orm @mikro-orm/* postgres slonik ' +
      'objection mssql oracledb sqlite3 sqlite @libsql/client @planetscale/database @neondatabase/serverless',
    kind: 'database',
    names: QUERY,
  },
];

/** Calls that keep a file open while they wait; other file calls share four threads. */
const HOLDS_OPEN = /^(appendFile|open|readFile|writeFile|copy|move|(read|write|output)(File|Json|JSON)?)$/;

/** Packages that limit concurrency. */
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

/** Packages that list files on disk. */
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

/** Types of unlisted packages whose names suggest that they talk to a server. */
const CLIENT = /^\w*(Client|Api|API|Socket|Sdk|SDK)(\(\))?#/;

const exact = new Map<string, WaitRow>();
const prefixes: [string, WaitRow][] = [];
for (const row of ROWS) {
  for (const name of row.modules.split(' ')) {
    if (name.endsWith('*')) prefixes.push([name.slice(0, -1), row]);
    else exact.set(name, row);
  }
}

/**
 * @param path in the module, in the catalogue's path grammar
 * @returns what a call waits for; undefined if it is not known to wait
 */
export function waitOf(module: string, path: string): WaitKind | undefined {
  const last = /[^.#]+$/.exec(path)?.[0] ?? path;
  const row = exact.get(module) ?? prefixes.find(([prefix]) => module.startsWith(prefix))?.[1];
  if (row)
    return row.names.test(last.replace(/\(\)$/, '')) && (!row.onInstances || path.includes('#')) ? row.kind : undefined;
  return !module.startsWith('node:') &&
    module !== 'globals' &&
    module !== 'vscode' &&
    CLIENT.test(path) &&
    ANY.test(last)
    ? 'network'
    : undefined;
}

/** Does each call use a scarce resource: a connection, a process, an open file? */
export function takesScarce(path: string, kind: WaitKind): boolean {
  return (
    kind === 'network' || kind === 'process' || (kind === 'file' && HOLDS_OPEN.test(/[^.#]+$/.exec(path)?.[0] ?? path))
  );
}

export const limitsConcurrency = (module: string): boolean => LIMITERS.has(module);

export const waitsByName = (name: string): boolean => BY_NAME.test(name);
export const isListing = (module: string): boolean => LISTINGS.has(module);

const GATHERS: ReadonlySet<string> = new Set(['Promise.all', 'Promise.allSettled']);
/** Does the call await all promises in a list? */
export const gathers = (module: string, path: string): boolean => module === 'globals' && GATHERS.has(path);
