/** Modules that decide in which thread or process code may run, with the reason: data. */

/** Modules that run code from elsewhere. */
export const ISOLATES: Readonly<Record<string, string | undefined>> = {
  'node:vm': 'it runs code you may not trust',
  vm2: 'it runs code you may not trust',
};

/** Modules whose objects exist in one process or thread only. */
export const BOUND: Readonly<Record<string, string | undefined>> = {
  electron: 'Electron allows it on this thread only',
};

/** Globals that exist on the thread of a page only. */
export const PAGE_ONLY: ReadonlySet<string> = new Set([
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'alert',
  'confirm',
  'prompt',
  'history',
]);

/** Modules that a worker cannot load. */
export const UNMOVABLE_MODULES: ReadonlySet<string> = new Set(['vscode', 'electron']);

/** What of `process` a worker has of its own, or what there means something else. */
export const OWN_OF_WORKER: ReadonlySet<string> = new Set([
  'argv',
  'argv0',
  'exit',
  'exitCode',
  'abort',
  'on',
  'once',
  'off',
  'emit',
  'emitWarning',
  'stdin',
  'send',
  'chdir',
  'umask',
  'title',
]);

/** The global with the environment, and where a program changes that while it runs. */
export const PROCESS = { name: 'process', environment: 'env' } as const;
const CHANGES_ENVIRONMENT =
  /\bprocess\.env(\.\w+|\[[^\]]+\])\s*([?|&]{2}|\+)?=(?![=>])|\bdelete process\.env\b|Object\.assign\(process\.env\b/;
/** @param text of a file */
export const changesEnvironment = (text: string): boolean => CHANGES_ENVIRONMENT.test(text);

/** Functions of Node that give a Buffer, some of them only without an encoding. */
const BUFFER_MAKERS = new RegExp(
  [
    String.raw`^(globals|node:buffer)\.Buffer\.(from|alloc|allocUnsafe|allocUnsafeSlow|concat|copyBytesFrom)\(\)(#(slice|subarray|fill|reverse|swap16|swap32|swap64)\(\))*$`,
    String.raw`^node:zlib\.\w+Sync\(\)$`,
    String.raw`^node:fs\.readFileSync\(\)$`,
    String.raw`^node:crypto\.(randomBytes|scryptSync|pbkdf2Sync|sign|publicEncrypt|privateDecrypt|privateEncrypt|publicDecrypt)\(\)$`,
    String.raw`^node:crypto\.create\w+\(\)(#\w+\(\))*#(digest|final|update|sign|computeSecret)\(\)$`,
    String.raw`^node:child_process\.(execSync|execFileSync)\(\)$`,
    String.raw`^node:v8\.serialize\(\)$`,
  ].join('|'),
);
/** Functions of Node whose result belongs to the thread that made it. */
const MAKERS = /^node:[\w/]+\.create\w+\(\)$/;
export const mayBeBuffer = (module: string, path: string): boolean => BUFFER_MAKERS.test(`${module}.${path}`);
export const makesHandle = (module: string, path: string): boolean => MAKERS.test(`${module}.${path}`);

/** How many arguments make it a text what these give, by their last names. */
export const GIVES_TEXT_WITH: Readonly<Partial<Record<string, number>>> = {
  digest: 1,
  final: 1,
  readFileSync: 2,
  sign: 2,
  update: 3,
  computeSecret: 3,
};

/** Calls that give the same in every thread, so that what they make may be made again. */
const REPEATABLE =
  /^((Object\.(freeze|fromEntries|entries|keys|values)|Number|String|Boolean|BigInt|Math\.\w+|parseInt|parseFloat|Symbol\.for)|(path\.)?(join|resolve|dirname|basename|extname)|fileURLToPath|require)$/;
const REPEATABLE_NEW = /^(Intl\.\w+|TextEncoder|TextDecoder|URL)$/;
/** @param code the callee as written */
export const isRepeatable = (code: string, isNew: boolean): boolean => (isNew ? REPEATABLE_NEW : REPEATABLE).test(code);

/** Names of the global object, and what it has in every thread. */
export const GLOBAL_OBJECT: ReadonlySet<string> = new Set(['globalThis', 'global', 'self', 'window']);
const BUILT_IN: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(globalThis));
export const isBuiltIn = (name: string): boolean => BUILT_IN.has(name);
