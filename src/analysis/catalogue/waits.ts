/**
 * APIs that are awaited, by what they wait for: the network, a database, the disk, a process, a browser or a timer. One
 * table, from which rules read what may wait side by side, what one wait takes, and what must keep its order.
 */

export type WaitKind = 'network' | 'process' | 'database' | 'file' | 'browser' | 'timer';

interface WaitRow {
  /** Separated by spaces; a `*` at the end stands for any ending. */
  readonly modules: string;
  readonly kind: WaitKind;
  /** Over the last name of the path. */
  readonly names: RegExp;
  /** Of these, the ones that change nothing: two of them may change places. */
  readonly reads?: RegExp;
  /** Only on what the package made; its plain functions compute. */
  readonly onInstances?: true;
  /**
   * What is done in turn, so that nothing is gained by asking for it at once: all of it, or what one receiver does, by
   * the whole path.
   */
  readonly inTurn?: 'all' | RegExp;
}

/** A name that is one of these, separated by spaces. */
const oneOf = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join(' ').replaceAll(' ', '|')})$`);

const REQUEST = oneOf(
  'default fetch get post put patch delete del head options request stream pipeline json \\$ ' +
    'rawRequest raw ofetch ky got axios xhr getJson postJson putJson patchJson graphql',
);
const FILE = oneOf(
  'access appendFile chmod chown copyFile cp lstat mkdir open opendir readFile readdir ' +
    'readlink realpath rename rm rmdir stat statfs symlink',
  'truncate unlink utimes writeFile exists copy move remove ensureDir ensureFile emptyDir ' +
    'outputFile output(Json|JSON) read(Json|JSON)',
  'write(Json|JSON) pathExists mkdirp mkdirs',
);
const READS_FILE = /^(access|exists|pathExists|l?stat|statfs|readFile|read(Json|JSON)|readdir|readlink|realpath)$/;
const QUERY = oneOf(
  '\\$?(query|execute)\\w* find\\w* create(Many\\w*)? update\\w* upsert\\w* delete\\w* destroy ' +
    'count\\w* aggregate groupBy save insert\\w* reload increment decrement bulk\\w* add\\w* sum',
  'remove replaceOne bulkWrite exec run all first raw get set del hget hset hgetall mget keys ' +
    'scan exists incr expire search index bulk distinct getMany getOne getRawMany getRawOne getCount restore store load trash(All)?',
);
const READS_ROWS =
  /^(\$?queryRaw\w*|find(?!OrCreate|OneAnd|ByIdAnd|AndUpdate)\w*|count\w*|aggregate|groupBy|all|first|get\w*|hget|hgetall|mget|keys|scan|exists|search|distinct|sum)$/;
/** But for what texts and lists can do themselves, and what is told to a client. */
const ANY =
  /^(?!(set|on)[A-Z]|(new|to(Lower|Upper)Case|toString|trim|split|slice|replace|(starts|ends)With|includes|indexOf|map|filter|forEach|join|push|pop|shift|unshift|concat|sort|reverse)$)\w+$/;
const GETS = /^(get|list|find|fetch|retrieve|search|head|describe|query|select|count|read|lookup)([A-Z]\w*)?$/;

const ROWS: readonly WaitRow[] = [
  // Network
  { modules: 'globals', kind: 'network', names: /^(fetch)$/, reads: /^fetch$/ },
  {
    modules:
      'axios got undici node-fetch node-fetch-native cross-fetch isomorphic-fetch ' +
      'make-fetch-happen ky ofetch superagent needle request request-promise request-promise-native ' +
      'phin bent wretch graphql-request request-light electron-fetch @nestjs/axios @actions/http-client ' +
      'minipass-fetch npm-registry-fetch typed-rest-client ' +
      '@tauri-apps/plugin-http expo-file-system unfetch whatwg-fetch redaxios xior alova gaxios teeny-request',
    kind: 'network',
    names: REQUEST,
    reads: /^(default|fetch|get|head|json|getJson|ofetch|ky|got|axios|request|xhr)$/,
  },
  { modules: 'node:http node:https', kind: 'network', names: /^(get|request)$/, reads: /^get$/ },
  {
    modules: 'node:dns node:dns/promises',
    kind: 'network',
    names: /^(lookup|resolve\w*|reverse)$/,
    reads: /^(lookup|resolve\w*|reverse)$/,
  },
  {
    modules:
      'openai @anthropic-ai/* @google/generative-ai @google/genai groq-sdk cohere-ai @mistralai/* ollama replicate ' +
      '@octokit/* octokit @actions/github @gitbeaker/* jira.js ' +
      '@aws-sdk/* aws-sdk @google-cloud/* googleapis @azure/* ' +
      'stripe twilio @slack/web-api @slack/bolt @paypal/* braintree square plaid ' +
      '@notionhq/client @supabase/* firebase-admin algoliasearch meilisearch typesense spotify-web-api-node ' +
      'yahoo-finance2 ytsr @sendgrid/* mailgun.js minio nodemailer postmark resend @mailchimp/* ' +
      '@kubernetes/client-node dockerode baileys whatsapp-web.js discord.js telegraf grammy node-telegram-bot-api ' +
      '@apollo/client @urql/core apollo-client ethers viem web3 @solana/web3.js bitcoin-core ' +
      '@elastic/elasticsearch @opensearch-project/* @pinecone-database/* @qdrant/* chromadb weaviate-ts-client ' +
      'web-push @parse/node-apn feedparser rss-parser podcast-index-api',
    kind: 'network',
    names: ANY,
    reads: GETS,
    onInstances: true,
  },
  // Processes
  { modules: 'node:child_process', kind: 'process', names: /^(exec|execFile|spawn|fork)$/ },
  {
    modules:
      'execa cross-spawn tinyexec nano-spawn zx simple-git promisify-child-process child-process-promise @actions/exec',
    kind: 'process',
    names: ANY,
  },
  // Editors answer from another process.
  {
    modules: 'vscode coc.nvim',
    kind: 'process',
    names: /^(findFiles|openTextDocument|executeCommand)$/,
    reads: /^(findFiles|openTextDocument)$/,
  },
  {
    modules: 'vscode-languageserver vscode-languageserver/node vscode-languageclient vscode-languageclient/node',
    kind: 'process',
    names: /^(sendRequest|getConfiguration|getWorkspaceFolders)$/,
    reads: /^(getConfiguration|getWorkspaceFolders)$/,
  },
  // Disk
  {
    modules: 'node:fs node:fs/promises fs-extra graceful-fs',
    kind: 'file',
    names: FILE,
    reads: READS_FILE,
    inTurn: /open\(\)#|create(Read|Write)Stream\(\)#|FileHandle#/,
  },
  {
    modules:
      'rimraf del trash make-dir mkdirp path-exists move-file cpy cp-file load-json-file write-json-file jsonfile',
    kind: 'file',
    names: /^(default|rimraf|deleteAsync|mkdirp|makeDirectory|pathExists|\w+File)$/,
    reads: /^(pathExists|loadJsonFile|readFile)$/,
  },
  // Databases over the network
  {
    modules:
      '@prisma/* typeorm @nestjs/typeorm mongoose @nestjs/mongoose mongodb knex pg mysql mysql2 mysql2/promise mariadb ' +
      'sequelize sequelize-typescript @sequelize/* drizzle-orm kysely ' +
      'redis ioredis @redis/* @upstash/redis ' +
      'neo4j-driver cassandra-driver mikro-orm @mikro-orm/* postgres slonik ' +
      'objection redbean-node mssql oracledb @planetscale/database @neondatabase/serverless arangojs nano couchbase',
    kind: 'database',
    names: QUERY,
    reads: READS_ROWS,
    inTurn:
      /(^|#)((Pool)?Client|PoolClient|PoolConnection|Connection|Transaction\w*|QueryRunner|ClientSession|Session)(\(\))?#|(connect|getConnection|createConnection|createQueryRunner|startSession|transaction|begin|session)\(\)#/,
  },
  // Databases in a file: one statement at a time, whoever asks.
  {
    modules:
      'sqlite3 sqlite better-sqlite3 node:sqlite bun:sqlite sql.js @libsql/client libsql expo-sqlite lmdb level ' +
      'classic-level nedb nedb-promises @seald-io/nedb dexie idb localforage lowdb keyv electron-store',
    kind: 'database',
    names: QUERY,
    reads: READS_ROWS,
    inTurn: 'all',
  },
  // One page does one thing at a time, and so do a terminal, a port and a device.
  {
    modules:
      'puppeteer puppeteer-core playwright playwright-core @playwright/test selenium-webdriver webdriverio nightwatch',
    kind: 'browser',
    names: ANY,
    inTurn: 'all',
  },
  {
    modules:
      'serialport node-hid usb ssh2 node-ssh ssh2-sftp-client basic-ftp ftp inquirer @inquirer/prompts enquirer prompts ' +
      '@clack/prompts node:readline/promises node:readline modbus-serial zigbee-herdsman noble onoff i2c-bus mqtt ' +
      'async-mqtt ws',
    kind: 'browser',
    names: ANY,
    inTurn: 'all',
  },
  // Delays, on purpose
  { modules: 'node:timers/promises delay p-sleep sleep-promise timers-promises', kind: 'timer', names: ANY },
];

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
for (const row of ROWS) {
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

/** What methods of the things that a module makes wait for, whatever they are called. */
export function kindOfModule(module: string): WaitKind | undefined {
  const kind =
    module.startsWith('node:') || module === 'globals' || module === 'vscode' ? undefined : rowOf(module)?.kind;
  return kind === 'network' || kind === 'database' ? kind : undefined;
}

/** Does such a call leave everything as it was, so that it may change places with another? */
export const onlyReads = (module: string, path: string): boolean => (rowOf(module)?.reads ?? GETS).test(lastOf(path));

/** Is this done in turn, by whomever (a database in one file) or by one receiver (a connection, a file that is open)? */
export function turnsOf(module: string, path: string): 'all' | 'receiver' | undefined {
  const inTurn = rowOf(module)?.inTurn;
  if (inTurn === 'all') return 'all';
  return inTurn?.test(path) ? 'receiver' : undefined;
}

/** Is a module known in other ways, so that calls of it that are not listed wait for nothing? */
export const isKnownModule = (module: string): boolean =>
  module === 'globals' || module.startsWith('node:') || rowOf(module) !== undefined || COMPUTES.test(module);

/** Does each such call take something of which there is not much: a connection, a process, an open file? */
export function takesScarce(path: string, kind: WaitKind): boolean {
  return kind === 'network' || kind === 'process' || (kind === 'file' && HOLDS_OPEN.test(lastOf(path)));
}

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

const GATHERS: ReadonlySet<string> = new Set(['Promise.all', 'Promise.allSettled']);
/** Does a call wait for all promises of a list? */
export const gathers = (module: string, path: string): boolean => module === 'globals' && GATHERS.has(path);

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
