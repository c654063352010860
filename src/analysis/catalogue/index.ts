/** The door of the catalogue: what blocks, how much, and what to use instead. */
import { asyncInNameOnlyModules } from './async-in-name-only.ts';
import { browser } from './browser.ts';
import { channels, type ChannelRow } from './channels.ts';
import { electron, electronRemote } from './electron.ts';
import { globals } from './globals.ts';
import { createLookup } from './lookup.ts';
import { nodeModules } from './node/index.ts';
import { packages } from './packages/index.ts';
import { starters, type StarterRow } from './starters.ts';
import type { ApiPath, AsyncInNameOnlyRow, CatalogueModule, CatalogueRow } from './types.ts';

export { asyncInNameOnlyModules } from './async-in-name-only.ts';
export type { ChannelRow } from './channels.ts';
export { START_COST, type StarterRow } from './starters.ts';
export type * from './types.ts';

/** Every table of the catalogue. */
export const catalogueModules: readonly CatalogueModule[] = [
  ...nodeModules,
  globals,
  browser,
  electron,
  electronRemote,
  ...packages,
];

/** Builds a value the first time it is asked for: a program that only parses files never pays for the maps. */
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

/**
 * Changes whenever the data does: facts that were extracted under another version are out of date. Eight hexadecimal
 * digits.
 */
export const catalogueVersion = lazily(() => {
  // FNV-1a: this is no secret, and the library may not import node:crypto.
  let hash = 0x811c9dc5;
  const text = JSON.stringify([catalogueModules, asyncInNameOnlyModules]);
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
});

/**
 * The rows that speak of an API, in order: the first whose condition holds (or that has none) is the answer. Empty when
 * the catalogue does not know the API. Takes a module as it is imported (`fs`, `node:fs`, `globals`) and any of the
 * API's names.
 */
export function lookup(module: string, path: ApiPath): readonly CatalogueRow[] {
  return blocking().rows(module, path);
}

/** True when some table speaks of the module, under this name. */
export function hasModule(module: string): boolean {
  return blocking().has(module);
}

/** Why a name that ends in `Sync` is not worth a word; undefined when the catalogue does not say so. */
export function harmlessReason(module: string, path: ApiPath): string | undefined {
  return harmless().rows(module, path)[0]?.reason;
}

/** What is known of a promise API that computes on the calling thread; undefined when nothing is. */
export function lookupAsyncInNameOnly(module: string, path: ApiPath): AsyncInNameOnlyRow | undefined {
  return inNameOnly().rows(module, path)[0];
}

/** What an API starts, if it starts a thread, a process or a pool. */
export function lookupStarter(module: string, path: ApiPath): StarterRow | undefined {
  return starting().rows(module, path)[0];
}

/** How an API that sends a message to another thread hands over what it need not copy; undefined for other APIs. */
export function lookupChannel(module: string, path: ApiPath): ChannelRow | undefined {
  return sending().rows(module, path)[0];
}
