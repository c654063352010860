/** How workers are started, counted, sent to and written, by the names in calls: data. */
import { withoutPrefix } from './node/specifiers.ts';

/** Modules whose functions only wait; their synchronous ones are in the tables of what blocks. */
const WAITING = /^(node:)?(fs|fs\/promises|http|https|net|dns|dns\/promises|timers|timers\/promises)$/;
const WAITING_GLOBAL = /^(fetch|setTimeout)\b/;

export const onlyWaits = (module: string, path: string): boolean =>
  module === 'globals' ? WAITING_GLOBAL.test(path) : WAITING.test(module);

/** What is neither a wait nor work. */
const TALKS = /^(worker_threads|path)$/;
const TALKING_GLOBAL = /^(console|require|Promise|Error|String|Number|process|postMessage|self|addEventListener)\b/;

export const onlyTalks = (module: string, path: string): boolean =>
  module === 'globals' ? TALKING_GLOBAL.test(path) : TALKS.test(withoutPrefix(module));

/** Only calls of such names are looked at: whether they start something, the table of starters knows. */
const STARTS = /^(\w*Worker|\w*Piscina|Tinypool|\w*[pP]ool|fork|spawn|execaNode)$/;
export const mayStartWorker = (name: string): boolean => STARTS.test(name);

/** Functions that load a file by path into a separate thread, process or page. */
export const LOADERS: ReadonlySet<string> = new Set([
  'Worker',
  'SharedWorker',
  'URL',
  'fork',
  'Piscina',
  'Tinypool',
  'pool',
]);
/** The option of a loader with the path. */
export const PATH_OPTION = 'filename';

/** Functions that listen to the handle they are given, and do not keep it. */
export const LISTENS_TO_HANDLE: ReadonlySet<string> = new Set(['once', 'on', 'finished', 'wrap']);

/** Options that limit how many workers a pool has. */
export const SIZE_OPTIONS: ReadonlySet<string> = new Set([
  'maxThreads',
  'maxWorkers',
  'numWorkers',
  'minThreads',
  'poolSize',
  'workersCount',
]);

/** Pools whose first argument is the number of workers. */
const SIZED_POOL = /^(Fixed|Dynamic)\w+Pool$/;
export const takesSize = (name: string): boolean => SIZED_POOL.test(name);

/** Calls that start one worker. */
const ONE = /^(Worker|fork)$/;
export const startsOne = (name: string): boolean => ONE.test(name);

/** What gives the number of cores, and what gives a list of them. */
export const CORES: ReadonlySet<string> = new Set(['availableParallelism', 'hardwareConcurrency']);
export const LISTS_CORES = 'cpus';

/** Methods that send their argument to another thread. */
export const SENDS: ReadonlySet<string> = new Set(['postMessage', 'run']);

/** What gives the content of a file, an answer or a blob as a buffer: a method, or a property of a reader. */
export const GIVES_BUFFER = 'arrayBuffer';
export const READER = { name: 'FileReader', result: 'result' } as const;

/** Members of a buffer or a view that show the same bytes. */
export const VIEWS: ReadonlySet<string> = new Set([
  'buffer',
  'subarray',
  'values',
  'entries',
  'keys',
  'fill',
  'sort',
  'reverse',
  'copyWithin',
]);

/** Methods that shut a pool down. */
export const ENDS_POOL: ReadonlySet<string> = new Set(['destroy', 'terminate', 'close', 'end', 'stop']);
