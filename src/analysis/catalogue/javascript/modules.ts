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
