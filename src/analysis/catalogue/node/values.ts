/**
 * Built-in modules that compare, print or join values in memory: negligible for small values, noticeable for large
 * ones.
 */
import type { CatalogueModule } from '../types.ts';

const large = { workload: 'cpu', cost: 'content', sizeGated: true } as const;
const graph = { ...large, grows: 'size of the values' } as const;
const bytes = { ...large, grows: 'number of bytes' } as const;

const util: CatalogueModule = {
  module: 'node:util',
  sameAs: ['util'],
  rows: [
    { name: 'inspect', ...graph, milliseconds: 117, evidence: 'measured' },
    { name: 'isDeepStrictEqual', ...graph, milliseconds: 94, evidence: 'measured' },
    { name: 'diff', ...graph, since: '22.15.0', evidence: 'docs' },
    { name: 'parseEnv', ...large, grows: 'length of the text', since: '20.12.0', evidence: 'docs' },
  ],
};

const assert: CatalogueModule = {
  module: 'node:assert',
  sameAs: ['assert', 'assert/strict', 'node:assert/strict'],
  rows: [
    { name: 'deepEqual', ...graph, evidence: 'docs' },
    { name: 'deepStrictEqual', ...graph, evidence: 'docs' },
    { name: 'notDeepEqual', ...graph, evidence: 'docs' },
    { name: 'notDeepStrictEqual', ...graph, evidence: 'docs' },
  ],
};

const buffer: CatalogueModule = {
  module: 'node:buffer',
  sameAs: ['buffer', 'globals'],
  rows: [{ name: 'Buffer.concat', ...bytes, milliseconds: 170, evidence: 'measured' }],
};

const workerThreads: CatalogueModule = {
  module: 'node:worker_threads',
  sameAs: ['worker_threads'],
  rows: [{ name: 'receiveMessageOnPort', ...graph, milliseconds: 55, evidence: 'measured' }],
};

export const values: readonly CatalogueModule[] = [util, assert, buffer, workerThreads];

/** What gives back the function that it is given, to be called in another way. */
const GIVES_FUNCTION: ReadonlySet<string> = new Set([
  'node:util.promisify',
  'node:util.callbackify',
  'node:util.deprecate',
  'node:async_hooks.AsyncResource.bind',
  'node:async_hooks.AsyncLocalStorage.bind',
]);

export const givesFunction = (module: string, path: string): boolean => GIVES_FUNCTION.has(`${module}.${path}`);
