/** Names that imply an order, a pace or a single resource: such calls must not run concurrently. */

/** Calls that wait on purpose, must run one at a time, talk to one listener, or change what the next call finds. */
const ONE_AT_A_TIME = [
  // Pace and order
  'sleep',
  'delay',
  'wait',
  'pause',
  'throttle',
  'debounce',
  'retry',
  'backoff',
  'poll',
  'limit',
  'lock',
  'unlock',
  'acquire',
  'release',
  'mutex',
  'schedule',
  'enqueue',
  'dequeue',
  'queue',
  'next',
  'shift',
  'pop',
  'step',
  'tick',
  // Messages and streams
  'send',
  'reply',
  'emit',
  'publish',
  'notify',
  'broadcast',
  'dispatch',
  'respond',
  'write',
  'append',
  'print',
  'log',
  'info',
  'warn',
  'trigger',
  'fire',
  'push',
  // People and devices
  'prompt',
  'ask',
  'question',
  'confirm',
  'type',
  'press',
  'click',
  'goto',
  'navigate',
  'show',
  'display',
  'open',
  'close',
  // Changes to the whole
  'transaction',
  'migrate',
  'commit',
  'rollback',
  'begin',
  'install',
  'uninstall',
  'setup',
  'init',
  'initialize',
  'bootstrap',
  'start',
  'stop',
  'restart',
  'kill',
  'shutdown',
  'destroy',
  'dispose',
  'connect',
  'disconnect',
  'register',
  'unregister',
  'activate',
  'deactivate',
  'mount',
  'unmount',
  'enable',
  'disable',
  'configure',
  'apply',
  'execute',
  'exec',
  'run',
  'process',
  'build',
  'compile',
  'deploy',
  'visit',
  'traverse',
  'walk',
  'test',
  'play',
  'download',
  // Work on this thread, which does not overlap
  'parse',
  'render',
  'transform',
  'generate',
  'bundle',
  'minify',
  'format',
  'convert',
  'compress',
  'zip',
  'encode',
  'resize',
];

/** Exceptions: names whose first word alone would suggest an order. */
const CONCURRENT: ReadonlySet<string> = new Set([
  'writeFile',
  'writeJson',
  'writeJSON',
  'execFile',
  'openFile',
  'parseFile',
  'processFile',
]);

/** Anywhere in a name. */
const WHOLE = /[qQ]ueue|[rR]e(load|configure|start|fresh)|[lL]ock(ed)?$/;

/** A schema, which each change alters as a whole. */
const SCHEMA =
  /^(add|alter|create|drop|delete|remove|rename|update|upsert|sync)(Field|Column|Table|Index|Indexe|Collection|Relation|Schema|Constraint|Model|Database)s?$/;

/** Functions with these names run their callback in a transaction or under a lock. */
const EXCLUSIVE = /^(\$?transaction|(with|in|runIn)Transaction|withLock|lock|runExclusive|serialize|atomic(ally)?)$/i;

/** Resources for one user at a time: a transaction, a browser page, a stream, a port. */
const SINGLE = new RegExp(
  `^_?(${[
    'tx|trx|txn|transaction\\w*|session|conn|connection|queryRunner|manager|entityManager',
    'page|browser|frame|tab|driver',
    'stream|writer|reader|port|serial\\w*|device|ftp|sftp|ssh|terminal|tty|rl|readline',
    'queue|lock|mutex|semaphore|limiter|limit',
  ].join('|')})$`,
);

/** Calls next to the awaits that report progress, keep a pace or measure time. */
const PROGRESS = /progress|spinner|feedback|badge|percent|reportStatus|setTimeout|setImmediate|^now$|hrtime/i;
/** Elements that are parts of something that is already processed in portions. */
const PORTION = new RegExp(
  [
    '^(chunk|batch|page|slice|step|phase|stage|migration|hook|middleware|plugin|interceptor|attempt|retry|message|msg|command|cmd|task|job|event)s?$',
    '(Chunk|Batch|Hook|Plugin|Migration|Middleware|Command|Step|Task|Job|Message|Event)$',
  ].join('|'),
);

/** Names of calls that only read: their order does not matter. */
const READS = new RegExp(
  `^(${[
    'get|fetch|find|load|read|list|query|count|search|lookup|stat|resolve|retrieve|select',
    'aggregate|groupBy|lstat|readdir|access|exists|pathExists|head|describe',
  ].join('|')})([A-Z_]\\w*)?$`,
);

/** Functions with these names may first read what another iteration changes. */
const CHANGES =
  /^(getOrCreate|ensure|upsert|update|save|store|set|add|create|insert|remove|delete|patch|change|sync|move|replace|assign|link|import)([A-Z_]\w*)?$/;

const firstWord = (name: string): string => /^[a-z]+/.exec(name.replace(/^_+/, ''))?.[0] ?? name;
const inTurn: ReadonlySet<string> = new Set(ONE_AT_A_TIME);

/** @param name the last name of the callee */
export const keepsOrder = (name: string): boolean =>
  (inTurn.has(firstWord(name)) || WHOLE.test(name) || SCHEMA.test(name)) && !CONCURRENT.has(name);
export const takesTurns = (name: string): boolean => EXCLUSIVE.test(name);
export const isSingle = (name: string): boolean => SINGLE.test(name);
export const showsTime = (name: string): boolean => PROGRESS.test(name);
export const isPortion = (name: string): boolean => PORTION.test(name);
export const onlyReads = (name: string): boolean => READS.test(name);
export const changesThings = (name: string): boolean => CHANGES.test(name.replace(/^_+/, ''));
