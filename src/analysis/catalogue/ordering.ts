/**
 * Words that tell of an order, a pace or a single resource. What users call their functions and variables is evidence
 * only: it lowers a finding by one level, and silences none.
 */

/** Calls that happen one at a time, or change what the next one finds, by their first word. */
const KEEPS_ORDER = words(
  'wait throttle debounce retry poll limit lock unlock acquire release mutex dequeue next shift pop step tick',
  // People and devices
  'prompt ask question confirm type press click goto navigate show display close',
  // Changes of the whole
  'transaction migrate commit rollback begin install uninstall setup init initialize bootstrap start stop restart kill shutdown',
  'destroy dispose connect disconnect register unregister activate deactivate mount unmount enable disable configure deploy play',
);

/** Calls that tell somebody something, or write to a stream: the same listener may expect an order. */
const TO_LISTENER = words(
  'send reply emit publish notify broadcast dispatch respond write append print log trigger fire',
);

/** Calls that leave something for another to do. */
const HANDS_OVER = words('queue enqueue schedule');

/** Calls that run a program or a script of somebody else, which may count on the one before. */
const RUNS = words('run exec execute spawn');

/** Calls that do what the text that they are given says: a statement of a database, a command. */
const DOES_AS_TOLD = /^\$?((execute|query)(Raw(Unsafe)?)?|raw|exec|run|unsafe)$/;

/** What this thread does itself, which does not overlap. */
const COMPUTES = words(
  'parse render transform generate bundle minify format convert compress zip encode resize build compile lint validate hash',
  'encrypt decrypt demangle tokenize highlight decode stringify serialize deserialize',
);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

/** The exceptions: two words whose first alone would say otherwise. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set(['writeFile', 'writeJson', 'writeJSON', 'appendFile']);

/** Wherever it stands in a name. */
const WHOLE = /^(?!(en)?queue)\w*[qQ]ueue|[rR]e(load|configure|start|fresh)|[lL]ock(ed)?$/;

/** One schema, which each change alters as a whole. */
const SCHEMA =
  /^(add|alter|create|drop|delete|remove|rename|update|upsert|sync)(Field|Column|Table|Index|Indexe|Collection|Relation|Schema|Constraint|Model|Database)s?$/;

/** Libraries of databases and locks call so what runs a function in a transaction or under a lock. */
const SERIALIZES = /^(\$?transaction|(with|in|runIn)Transaction|withLock|lock|runExclusive|serialize|atomic(ally)?)$/i;

/** They call so what makes a connection, a transaction, a page, a stream or a port: one that does one thing at a time. */
const MAKES_SINGLE = new RegExp(
  `^(${[
    'connect|getConnection|createConnection|acquire|checkout|reserve|createQueryRunner|startSession|transaction|begin',
    'beginTransaction|newPage|newContext|launch|createWriteStream|getWriter|createInterface|openDevice|startTransaction',
  ].join('|')})$`,
);
/** And so the types of such things. */
const SINGLE_TYPES =
  /^(Pool(Client|Connection)|Connection|QueryRunner|ClientSession|Transaction(Client)?|Page|Browser(Context)?|WebDriver|Write(r|Stream|ableStream\w*)|SerialPort|FileHandle)$/;

/** What only one may use at a time: a transaction, a page of a browser, a stream, a port. */
const SINGLE = new RegExp(
  `^_?(${[
    'tx|trx|txn|transaction|session|conn|connection|queryRunner|entityManager|dbTx',
    'page|browser|frame|tab|driver',
    'stream|writer|port|serial\\w*|device|ftp|sftp|ssh|terminal|tty|rl|readline',
    'queue|lock|mutex|semaphore|limiter|limit',
  ].join('|')})$`,
);

/** How calls and fields are named that give the transaction under way. */
const GIVES_TRANSACTION = /^(get)?(tx|trx|transaction)([A-Z]\w*)?$/;

/** Two calls around others that make one whole of them: `beginUpdate` and `endUpdate`, `startBatch` and `finishBatch`. */
const BEGINS = /^(begin|start|open)(?=[A-Z])/;
const ENDS = /^(end|finish|commit|close|stop)(?=[A-Z]|$)/;

/** Options in which libraries of databases are given the transaction. */
const TRANSACTION_OPTIONS: ReadonlySet<string> = new Set(['transaction', 'transacting', 'session', 'trx']);

/** Calls that tell somebody how far it is, in a log or on a screen. */
const TELLS =
  /^(console|process\.std(out|err))\.|(^|\.)(log|logger|logging|log(Debug|Info|Warn|Error))(\.|$)|(^|\.)(debug|info|warn|trace|verbose|report|\w*[pP]rogress|spinner)(\.\w+)?$/i;
/** Elements that are parts of a larger whole already taken in portions. */
const PORTION = /^(chunk|batch)(es|s)?$|(Chunk|Batch)$/;
/** Elements that follow on each other. */
const STEP = new RegExp(
  [
    '^(step|phase|stage|migration|hook|middleware|plugin|interceptor|attempt|retry|message|msg|command|cmd)s?$',
    '(Hook|Plugin|Migration|Middleware|Command|Step|Message)$',
  ].join('|'),
);
/** Collections that are such parts. */
const CUT = /(^|[a-z])([cC]hunk|[bB]atch|[sS]lice)$/;

/** Names of calls that only look: two of them in a row may change places. */
const READS = new RegExp(
  `^(${[
    'get|fetch|find|load|read|list|query|relatedQuery|count|search|lookup|stat|resolve|retrieve|select',
    'can|may|should|aggregate|groupBy|lstat|readdir|access|exists?|pathExists|head|describe|json|text|arrayBuffer|blob|buffer',
  ].join('|')})([A-Z_]\\w*)?$`,
);

/** Functions of such names may look first at what another iteration of theirs changes. */
const CHANGES =
  /^(getOrCreate|findOrCreate|ensure|upsert|update|save|store|set|add|create|insert|remove|delete|patch|change|sync|move|replace|assign|link|import)([A-Z_]\w*)?$/;

/** Functions of such names make what they do not find, which another iteration may be making. */
const MAKES_SURE = /^(getOrCreate|findOrCreate|ensure|sync)([A-Z_]\w*)?$/;

/** Names of functions that wait on purpose. */
const DELAYS = /^(sleep|delay|pause|backoff|nextTick|yieldTo\w*|waitFor(Timeout|Ms|Seconds)|setTimeout(Async)?)$/;

/** What comments say of a loop that must stay as it is. */
const IN_ORDER = new RegExp(
  [
    String.raw`\b(sequential(ly)?|serial(ly|ize\w*)?|one (at a time|by one|after (the other|another)))\b`,
    String.raw`\bin (order\b(?! to)|sequence|series|turn\b)|rate.?limit|throttl`,
    String.raw`\b(not|avoid|no|without|rather than|instead of) (\w+ ){0,4}(parallel|concurren|simultaneous|all at once)`,
    String.raw`\bat once (was|were|is|would|will|could|can|may|might|causes?|makes?|leads?)\b|\brace conditions?\b`,
    String.raw`\border (matters|is important)\b|\b(hammer(ing)?|overwhelm|overload(ing)?|stagger(s|ed|ing)?)\b`,
  ].join('|'),
  'i',
);

const firstWord = (name: string): string => /^[a-z]+/.exec(name.replace(/^[_$#]+/, ''))?.[0] ?? name;

/** @param name the last name of what is called */
export const keepsOrder = (name: string): boolean =>
  (KEEPS_ORDER.has(firstWord(name)) || WHOLE.test(name) || SCHEMA.test(name)) && !SIDE_BY_SIDE.has(name);
export const speaksToListener = (name: string): boolean => TO_LISTENER.has(firstWord(name)) && !SIDE_BY_SIDE.has(name);
export const handsOver = (name: string): boolean => HANDS_OVER.has(firstWord(name));
export const runsProgram = (name: string): boolean => RUNS.has(firstWord(name));
export const doesAsTold = (name: string): boolean => DOES_AS_TOLD.test(name);
/** Does its name say that it works instead of waiting? */
export const soundsComputed = (name: string): boolean => COMPUTES.has(firstWord(name));
export const serializesCalls = (name: string): boolean => SERIALIZES.test(name);
export const makesSingle = (name: string): boolean => MAKES_SINGLE.test(name);
export const isSingleType = (name: string): boolean => SINGLE_TYPES.test(name);
/** Does one call end what another has begun? */
export const isBracket = (begin: string, end: string): boolean => {
  if (!BEGINS.test(begin) || !ENDS.test(end)) return false;
  const what = end.replace(ENDS, '');
  return what === '' || what === begin.replace(BEGINS, '');
};
export const soundsLikeTransaction = (name: string): boolean => GIVES_TRANSACTION.test(name);
export const isSingle = (name: string): boolean => SINGLE.test(name);
/** Such options that nothing else is called by. */
export const isTransaction = (option: string): boolean => option !== 'session' && TRANSACTION_OPTIONS.has(option);
export const givesTransaction = (option: string): boolean => TRANSACTION_OPTIONS.has(option);
/** @param written as it stands: `this.logger.debug` */
export const isOnlyTold = (written: string): boolean => TELLS.test(written);
export const isPortion = (name: string): boolean => PORTION.test(name);
export const isStep = (name: string): boolean => STEP.test(name);
export const isCut = (name: string): boolean => CUT.test(name);
export const onlyLooks = (name: string): boolean => READS.test(name.replace(/^[_$#]+/, ''));
export const changesThings = (name: string): boolean => CHANGES.test(name.replace(/^[_$#]+/, ''));
export const makesSure = (name: string): boolean => MAKES_SURE.test(name.replace(/^[_$#]+/, ''));
export const isDelayByName = (name: string): boolean => DELAYS.test(name);
export const saysInOrder = (comment: string): boolean => IN_ORDER.test(comment);
