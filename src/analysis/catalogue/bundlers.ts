/** Packages of bundlers and of pages, by what that says about the code of a project: data. */

/** Bundlers that support `import.meta.url` in any output format; esbuild leaves it empty in CommonJS. */
export const KNOWS_META: ReadonlySet<string> = new Set([
  'vite',
  'webpack',
  'rollup',
  'parcel',
  '@rspack/core',
  'next',
  'nuxt',
  '@angular/core',
]);

/** Bundlers that copy a file if they see its URL, unless it is the URL of a worker. */
export const COPIES: ReadonlySet<string> = new Set(['webpack', '@rspack/core']);

/** The package that makes the functions of a worker callable from a page. */
export const WORKER_OF_PAGE = 'comlink';

/** Packages that indicate a web page. */
export const OF_PAGES: ReadonlySet<string> = new Set([
  WORKER_OF_PAGE,
  'react-dom',
  'vue',
  'svelte',
  'preact',
  'solid-js',
  'lit',
  '@angular/core',
]);

/** Packages that indicate a server as well. */
export const OF_SERVERS: ReadonlySet<string> = new Set([
  'next',
  'nuxt',
  'electron',
  'express',
  'fastify',
  'koa',
  '@sveltejs/kit',
  '@remix-run/node',
]);

const PAGE_MODULE = /^(react|react-dom|vue|svelte|preact|solid-js|@angular\/.+)(\/|$)/;
/** Does a file that imports it run in a page? */
export const isOfPage = (module: string): boolean => PAGE_MODULE.test(module);
const PAGE_FILE = /\.[jt]sx$/;
export const isPageFile = (path: string): boolean => PAGE_FILE.test(path);
/** Globals of pages: code that uses them runs in one. */
export const PAGE_GLOBALS: ReadonlySet<string> = new Set([
  'document',
  'window',
  'localStorage',
  'requestAnimationFrame',
  'navigator',
]);
