/** What else changes when a blocking call is replaced by its twin, by name: data. */

/**
 * - `path`: the twin takes a path, not a file descriptor; `exists`: it rejects where the call gives false;
 * - `entry`: it rejects where an option lets the call give nothing; `output`: it gives text, and both streams, of the
 *   process with these options; `result`: it rejects where the result tells of a failure; `counted`: it gives an object with the number of bytes, and its types want so many
 *   arguments at least; `callback`: `promisify` would give its value another type than this;
 * - `overloaded`: its types differ from case to case; `option`: an option works in later versions only; `using`: its
 *   result is disposed of asynchronously.
 */
export type CallShape =
  | { readonly kind: 'path' | 'exists' | 'entry' | 'overloaded' | 'option' | 'using' }
  | { readonly kind: 'output' | 'result'; readonly options: readonly number[] }
  | { readonly kind: 'counted'; readonly member: string; readonly least: number }
  | { readonly kind: 'callback'; readonly value: string };

/** By name; with the package if several have that name. */
export const CALL_SHAPES: Readonly<Partial<Record<string, CallShape>>> = {
  readFileSync: { kind: 'path' },
  writeFileSync: { kind: 'path' },
  appendFileSync: { kind: 'path' },
  truncateSync: { kind: 'path' },
  existsSync: { kind: 'exists' },
  statSync: { kind: 'entry' },
  lstatSync: { kind: 'entry' },
  execSync: { kind: 'output', options: [1] },
  execFileSync: { kind: 'output', options: [1, 2] },
  spawnSync: { kind: 'result', options: [1, 2] },
  readSync: { kind: 'counted', member: 'bytesRead', least: 5 },
  writeSync: { kind: 'counted', member: 'bytesWritten', least: 2 },
  readvSync: { kind: 'counted', member: 'bytesRead', least: 2 },
  writevSync: { kind: 'counted', member: 'bytesWritten', least: 2 },
  // promisify() uses the type of only one overload, and not that of its result.
  scryptSync: { kind: 'callback', value: 'Buffer' },
  checkPrimeSync: { kind: 'callback', value: 'boolean' },
  generatePrimeSync: { kind: 'overloaded' },
  'which.sync': { kind: 'option' },
  mkdtempDisposableSync: { kind: 'using' },
};

/** Options of blocking calls that their twins lack or understand otherwise. */
export const OPTIONS = {
  entry: 'throwIfNoEntry',
  nothrow: 'nothrow',
  input: 'input',
  stdio: 'stdio',
  encoding: 'encoding',
  failure: 'error',
} as const;

/** What can be read of the result of a process: its value after success, if it is not given by the twin, and failure. */
export const RESULT_OF_PROCESS: Readonly<
  Partial<Record<string, { readonly success?: string; readonly failure: string }>>
> = {
  status: { success: '0', failure: `typeof error.code === 'number' ? error.code : null` },
  signal: { success: 'null', failure: 'error.signal ?? null' },
  stdout: { failure: 'error.stdout' },
  stderr: { failure: 'error.stderr' },
  error: { success: 'undefined', failure: `typeof error.code === 'number' || error.signal ? undefined : error` },
};
/** Follows a promise of which nobody wants to know how it ends. */
export const NEVER_FAILS = '.catch(() => undefined)';
const ONLY_OF_SPAWN = /^(input|argv0|detached)$/;
export const onlyOfSpawn = (option: string): boolean => ONLY_OF_SPAWN.test(option);
const LIMITS = /^(timeout|maxBuffer)$/;
/** Does the result tell by an error that the option's limit was exceeded? */
export const telling = (option: string): boolean => LIMITS.test(option);

/** The value of `stdio` as written with which a call collects the output. */
const PIPED = /^(['"])pipe\1$/;
export const isPiped = (code: string): boolean => PIPED.test(code);

/** Properties of the error of a process that the twin's error lacks. */
const OF_FAILURE = /^(status|output|pid|signalCode)$/;
export const isOfFailure = (property: string): boolean => OF_FAILURE.test(property);

const UTF8 = /^utf-?8$/;
export const isUtf8 = (encoding: string): boolean => UTF8.test(encoding);

/** A function that is a member of another. */
export const NATIVE_PATH = 'realpathSync.native';

/** Packages whose functions return promises when called without a callback. */
export const OWN_PROMISES: ReadonlySet<string> = new Set(['fs-extra', 'fs-extra/esm']);

/** The call that gives all of a file at once. @param path as called: `readFileSync`, `default.readFileSync` */
export const readsWholeFile = (path: string): boolean => /(^|\.)readFileSync$/.test(path);

/** Calls that do not change anything on disk. */
const READS = /^(read(File|dir|link)|stat(fs)?|lstat|realpath|access)Sync/;
export const onlyReadsDisk = (name: string): boolean => READS.test(name);
