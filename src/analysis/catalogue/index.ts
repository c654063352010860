/** The public interface of the catalogue: what blocks, how much, and what to use instead. */
import { asyncInNameOnlyModules } from './async-in-name-only.ts';
import { browser } from './browser.ts';
import { channels, type ChannelRow } from './channels.ts';
import { electron, electronRemote } from './electron.ts';
import { globals } from './globals.ts';
import { createLookup } from './lookup.ts';
import { nodeModules } from './node/index.ts';
import { packages } from './packages/index.ts';
import { runtimes } from './runtimes.ts';
import { starters, type StarterRow } from './starters.ts';
import { unknownSyncRow } from './unknown-sync.ts';
import type { ApiPath, AsyncInNameOnlyRow, CatalogueModule, CatalogueRow } from './types.ts';

export { asyncInNameOnlyModules } from './async-in-name-only.ts';
export type { ChannelRow } from './channels.ts';
export { START_COST, type StarterRow } from './starters.ts';
export type * from './types.ts';

/** All tables of the catalogue. */
export const catalogueModules: readonly CatalogueModule[] = [
  ...nodeModules,
  globals,
  browser,
  electron,
  electronRemote,
  ...runtimes,
  ...packages,
];

/** Builds a value on first use, so that a program that only parses files does not build the maps. */
function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}

const blocking = lazily(() => createLookup<CatalogueRow>(catalogueModules));
const inNameOnly = lazily(() => createLookup<AsyncInNameOnlyRow>(asyncInNameOnlyModules));
const sending = lazily(() => createLookup<ChannelRow>(channels));
const starting = lazily(() => createLookup<StarterRow>(starters));
const harmless = lazily(() =>
  createLookup(
    catalogueModules.map((table) => ({
      ...table,
      rows: Object.entries(table.harmless ?? {}).map(([name, reason]) => ({ name, reason })),
    })),
  ),
);

/** Changes whenever the data does: facts extracted under another version are stale. Eight hexadecimal digits. */
export const catalogueVersion = lazily(() => {
  // FNV-1a: the hash need not be secure, and the library must not import node:crypto.
  let hash = 0x811c9dc5;
  const text = JSON.stringify([catalogueModules, asyncInNameOnlyModules]);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
});

/**
 * The rows for an API, in order: the first without a condition, or whose condition holds, applies. Empty if the API is
 * unknown. Accepts any module specifier (`fs`, `node:fs`, `globals`) and any name of the API.
 */
export function lookup(module: string, path: ApiPath): readonly CatalogueRow[] {
  return blocking().rows(module, path);
}

/** What an API costs that is in no table but says by its name that it blocks; that is possible at most. */
export function lookupUnlisted(module: string, path: ApiPath): CatalogueRow | undefined {
  const row = unknownSyncRow(module, path);
  return row && lookup(module, path).length === 0 && harmlessReason(module, path) === undefined ? row : undefined;
}

/** Does any table contain the module, under this name? */
export function hasModule(module: string): boolean {
  return blocking().has(module);
}

/** Why a name that ends in `Sync` is harmless; undefined if the catalogue does not say so. */
export function harmlessReason(module: string, path: ApiPath): string | undefined {
  return harmless().rows(module, path)[0]?.reason;
}

/** What is known about a promise API that computes on the calling thread; undefined if nothing is. */
export function lookupAsyncInNameOnly(module: string, path: ApiPath): AsyncInNameOnlyRow | undefined {
  return inNameOnly().rows(module, path)[0];
}

/** What an API starts, if it starts a thread, a process or a pool. */
export function lookupStarter(module: string, path: ApiPath): StarterRow | undefined {
  return starting().rows(module, path)[0];
}

/** How an API that sends a message to another thread can transfer instead of copy; undefined for other APIs. */
export function lookupChannel(module: string, path: ApiPath): ChannelRow | undefined {
  return sending().rows(module, path)[0];
}
