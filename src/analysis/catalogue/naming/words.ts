/** Patterns on names that users choose for functions, methods and parameters; a test holds each to its examples. */
import { endingIn } from './endings.ts';
import type { NamePattern } from './types.ts';

/** A variable that holds a callback. */
export const CALLBACK: NamePattern = {
  pattern: /^(cb|callback|done|next|resolve|fn|handler)$/i,
  matches: ['cb', 'callback', 'done', 'Next', 'fn'],
  misses: ['callbacks', 'donePath', 'fnName', 'options'],
};

/** Functions that probably call the function they are given before they return, even where they are not read. */
export const CALLS_BACK: NamePattern = {
  pattern:
    /^(each|eachSeries|times|tap|run|exec|attempt|tryCatch|with[A-Z]\w*|wrap\w*|measure\w*|time|trace|transaction|batch|untracked|produce|update\w*|walk\w*|visit\w*|traverse\w*|mapValues|sortBy|groupBy|keyBy|partition)$/,
  matches: ['withLock', 'wrapAsync', 'transaction', 'walkTree', 'groupBy'],
  misses: ['width', 'without', 'runner', 'timeout', 'forEach'],
};

/** Methods that objects of many kinds have: a call on something unknown is not taken for one of the project's. */
export const COMMON_METHOD: NamePattern = {
  pattern:
    /^(get|set|has|add|delete|run|start|stop|init|open|close|read|write|send|call|apply|bind|next|push|pop|then|catch|finally|toString|on|once|emit|end|log|info|warn|error|debug|trace|find|create|update|remove|save|load|execute|process|handle|render|parse|format|test|map|filter|forEach|reduce|join|split|keys|values|entries|connect|destroy|clear|reset|setup|dispose|use|exec|query|build|validate|match|resolve|register)$/,
  matches: ['get', 'close', 'then', 'render', 'register'],
  misses: ['getUser', 'closeAll', 'rendered', 'readConfig'],
};

/** Functions that install packages: two package managers at once would be in each other's way. */
export const INSTALLS: NamePattern = {
  pattern: /(^|\.)install([A-Z]\w*)?$/,
  matches: ['install', 'installPlugin', 'Plugins.install'],
  misses: ['installed', 'uninstall', 'installer'],
};

/** A parameter that suggests a cache of the caller. */
export const CACHE: NamePattern = {
  pattern: /^_?(\w*Cache|cache\w*)$/,
  matches: ['cache', 'userCache', '_cache', 'cachedUsers'],
  misses: ['memo', 'Cached', 'recache'],
};

/** Functions that cut a collection into portions, so that not all of it is done at once. */
export const CUTS: NamePattern = {
  pattern: /^(chunk|inChunks|toChunks|splitEvery|bufferCount)$/,
  matches: ['chunk', 'inChunks', 'splitEvery'],
  misses: ['chunks', 'split', 'chunked'],
};

/** A limit of a counting loop that is the length of something at hand. */
export const LENGTH: NamePattern = {
  pattern: /^(len|length|l|size|count|end)$/i,
  matches: ['len', 'length', 'L', 'count'],
  misses: ['limit', 'max', 'lengths'],
};

/** Collections of what people, devices and documents bring by the thousand. */
export const HOLDS_MANY: NamePattern = {
  pattern: endingIn(
    'rows row records record items elements cells points nodes vertices edges segments features shapes pixels',
    'triangles events samples messages notes documents docs pages posts articles files paths lines words tokens',
    'characters chars bytes links refs references transactions txs orders products users contacts',
    'customers results entries data dataset content children childNodes descendants history queue logs bookmarks',
    'books tracks songs games emails objects positions coordinates matches findings descriptors cache buffer',
  ),
  matches: ['rows', 'this.visibleRows', 'obj.options.data', 'selectedElementIds', 'node.childNodes', 'getCells()'],
  misses: ['workspaceFolders', 'strategies', 'mods', 'narrow', 'plugins', 'columns', 'args.name', 'options'],
};

/** Properties that hold a short text, whose letters `includes` and its kind look through. */
export const SHORT_TEXT_NAME: NamePattern = {
  pattern: endingIn(
    'name title label path url uri href host hostname filename pathname email slug extension prefix suffix query',
    'caption message subject placeholder',
  ),
  matches: ['name', 'fileName', 'title', 'baseUrl', 'fsPath'],
  misses: ['names', 'paths', 'content', 'html', 'rename', 'items'],
};

/** A flag that says that somebody has called it off, as `AbortSignal` and cancellation tokens call it. */
export const CALLED_OFF: NamePattern = {
  pattern: /^(is)?(aborted|cancell?ed|cancell?ationRequested)$/i,
  matches: ['aborted', 'isCanceled', 'cancelled', 'isCancellationRequested'],
  misses: ['abort', 'cancel', 'done'],
};

/** A property that is there where something failed. */
export const FAILURE: NamePattern = {
  pattern: /^(error|errors|err|failed)$/,
  matches: ['error', 'errors', 'failed'],
  misses: ['errorCode', 'fail', 'terror'],
};

/** A property of an answer that says what failed. */
export const FAILURE_TOLD: NamePattern = {
  pattern: /^(error|errors)$/,
  matches: ['error', 'errors'],
  misses: ['err', 'errorCode'],
};

/** A property of an answer that says whether it succeeded. */
export const SUCCESS: NamePattern = {
  pattern: /^(ok|success|valid|status)$/,
  matches: ['ok', 'success', 'valid'],
  misses: ['okay', 'successful', 'statusCode'],
};

/** A parameter that tells a test that it is over. */
export const COMPLETION: NamePattern = {
  pattern: /^(done|cb|callback|next)$/,
  matches: ['done', 'cb', 'next'],
  misses: ['Done', 'context', 'finished'],
};

/** A function of the project that passes the rejections of the handler that it is given on. */
export const FORWARDS: NamePattern = {
  pattern: /^((async|catch|wrap|safe|promise)\w*|\w*(Async|Catch)(Handler|Wrapper|Errors?|Route|Middleware)?)$/,
  matches: ['asyncHandler', 'catchAsync', 'wrapAsync', 'asyncWrap', 'withAsyncErrors'],
  misses: ['handler', 'authorize', 'next', 'limitRate'],
};
