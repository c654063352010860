/** esbuild as WebAssembly: no native binary to ship, and the user's project need not have one. */
import { readFile } from 'node:fs/promises';
import type * as Esbuild from 'esbuild-wasm';
import * as esbuild from 'esbuild-wasm/esm/browser.js';

let opened: Promise<typeof Esbuild> | undefined;

/** The browser build needs neither a `node` on the path nor a separate process. */
export const openCompiler = (): Promise<typeof Esbuild> => (opened ??= open());

async function open(): Promise<typeof Esbuild> {
  Object.assign(globalThis, { self: globalThis });
  const bytes = await readFile(new URL('./esbuild.wasm', import.meta.url));
  await esbuild.initialize({
    wasmModule: (await WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>)) as never,
    worker: false,
  });
  return esbuild as unknown as typeof Esbuild;
}
