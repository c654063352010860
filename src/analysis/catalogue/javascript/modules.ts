/** How modules are loaded and exported in other ways than by `import` and `export`: data. */

/** Helpers of compilers around `require()`, which give its module. */
export const MODULE_WRAPPERS: ReadonlySet<string> = new Set([
  '__importDefault',
  '__importStar',
  '_interopRequireDefault',
  '_interopRequireWildcard',
  '_interop_require_default',
  '_interop_require_wildcard',
  '__toESM',
]);

/** A helper of compilers that exports all that a module exports. */
export const EXPORTS_ALL = '__exportStar';

/** The global that loads a module, and the function that makes one for an ES module. */
export const REQUIRE = 'require';
export const CREATES_REQUIRE = 'createRequire';

/** The method that gives a module of Node, and its object. */
export const BUILTIN_MODULE = { object: 'process', method: 'getBuiltinModule' } as const;

/** What only CommonJS modules have. */
export const OF_COMMONJS: ReadonlySet<string> = new Set(['require', '__dirname', '__filename', 'module']);

/** The files that need no flag to be modules of one kind. */
const COMMONJS_FILE = /\.c[jt]s$/;
const MODULE_FILE = /\.mjs$/;
export const isCommonJsFile = (path: string): boolean => COMMONJS_FILE.test(path);
export const isModuleFile = (path: string): boolean => MODULE_FILE.test(path);

/** Modules of Node as written before the prefix existed. */
const UNPREFIXED =
  /^(fs|path|os|util|crypto|zlib|child_process|http|https|events|stream|url|worker_threads|timers)(\/|$)/;
export const isUnprefixed = (module: string): boolean => UNPREFIXED.test(module);

/** A module that another exports as well: `fs.promises` is `fs/promises`. */
export const NESTED = { module: 'fs/promises', parent: 'fs', name: 'promises' } as const;

const PACKAGE = /^(?:\w+:|@[\w-]+\/)?[\w.-]+$/;

/** Whether a specifier names a whole package or a module of the runtime: no path, neither in the project nor in a package. */
export const isPackageName = (specifier: string): boolean => PACKAGE.test(specifier);
