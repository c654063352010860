/**
 * APIs that are awaited, by what they wait for: the network, a database, the disk, a process, a browser or a timer. One
 * table; `waits.ts` answers from it.
 */

export type WaitKind = 'network' | 'process' | 'database' | 'file' | 'browser' | 'timer';

export interface WaitRow {
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
   * What is done one at a time, so that asking for it at once gains nothing: all of it, or what one receiver does, by
   * the whole path.
   */
  readonly serialized?: 'all' | RegExp;
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
    'scan exists?(By)? incr expire search index bulk distinct get(All|Row|Cell|Col|Assoc|Many|One|RawMany|RawOne|Count) restore store load trash(All)?',
);
const READS_ROWS =
  /^(\$?queryRaw\w*|find(?!OrCreate|OneAnd|ByIdAnd|AndUpdate)\w*|count\w*|aggregate|groupBy|all|first|get\w*|hget|hgetall|mget|keys|scan|exists?(By)?|search|distinct|sum)$/;
/** But for what texts and lists can do themselves, and what is told to a client. */
export const ANY =
  /^(?!(set|on)[A-Z]|(new|to(Lower|Upper)Case|toString|trim|split|slice|replace|(starts|ends)With|includes|indexOf|map|filter|forEach|join|push|pop|shift|unshift|concat|sort|reverse)$)\w+$/;
export const GETS = /^(get|list|find|fetch|retrieve|search|head|describe|query|select|count|read|lookup)([A-Z]\w*)?$/;

export const WAITS: readonly WaitRow[] = [
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
    names: oneOf(
      'findFiles openTextDocument executeCommand stat readFile readDirectory writeFile copy rename createDirectory',
    ),
    reads: oneOf('findFiles openTextDocument stat readFile readDirectory'),
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
    serialized: /open\(\)#|create(Read|Write)Stream\(\)#|FileHandle#/,
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
    serialized:
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
    serialized: 'all',
  },
  // A session with another machine does one thing at a time; two sessions overlap.
  { modules: 'ssh2 node-ssh ssh2-sftp-client basic-ftp ftp', kind: 'network', names: ANY, serialized: ANY },
  // One page does one thing at a time, and so do a terminal, a port and a device.
  {
    modules:
      'puppeteer puppeteer-core playwright playwright-core @playwright/test selenium-webdriver webdriverio nightwatch',
    kind: 'browser',
    names: ANY,
    serialized: 'all',
  },
  {
    modules:
      'serialport node-hid usb inquirer @inquirer/prompts enquirer prompts ' +
      '@clack/prompts node:readline/promises node:readline modbus-serial zigbee-herdsman noble onoff i2c-bus mqtt ' +
      'async-mqtt ws',
    kind: 'browser',
    names: ANY,
    serialized: 'all',
  },
  // Delays, on purpose
  { modules: 'node:timers/promises delay p-sleep sleep-promise timers-promises', kind: 'timer', names: ANY },
];
