/** What blocks in browsers, and in the windows of Electron. */
import { instead, withCallback } from './twins.ts';
import type { CatalogueModule } from './types.ts';

const dialog = {
  workload: 'wait',
  cost: 'unbounded',
  grows: 'time until the user answers',
  asks: true,
  evidence: 'docs',
} as const;
const storage = { workload: 'io', cost: 'metadata', evidence: 'docs' } as const;
const pixels = { workload: 'cpu', cost: 'content', grows: 'number of pixels', evidence: 'docs' } as const;
const file = { workload: 'io', cost: 'content', grows: 'size of the file', evidence: 'docs' } as const;
const dialogElement = instead(
  'globals',
  'HTMLDialogElement#showModal',
  'A <dialog> reports its result with a `close` event.',
);
const indexedDb = instead('globals', 'indexedDB.open', 'IndexedDB reads and writes without blocking.');

export const browser: CatalogueModule = {
  module: 'globals',
  aliases: {
    sessionStorage: 'localStorage',
    'HTMLCanvasElement#getContext()': 'CanvasRenderingContext2D',
    'OffscreenCanvas#getContext()': 'OffscreenCanvasRenderingContext2D',
  },
  rows: [
    {
      name: 'XMLHttpRequest#open',
      workload: 'io',
      cost: 'unbounded',
      grows: 'time until the server answers',
      evidence: 'docs',
      twin: instead('globals', 'fetch', 'It returns a promise of a Response.'),
      when: { kind: 'literal', index: 2, value: false },
    },
    { name: 'alert', ...dialog, twin: dialogElement },
    { name: 'confirm', ...dialog, twin: dialogElement },
    { name: 'prompt', ...dialog, twin: dialogElement },
    { name: 'print', ...dialog },
    { name: 'showModalDialog', ...dialog, twin: dialogElement },
    { name: 'localStorage.getItem', ...storage, twin: indexedDb },
    { name: 'localStorage.setItem', ...storage, twin: indexedDb },
    { name: 'localStorage.removeItem', ...storage, twin: indexedDb },
    { name: 'localStorage.clear', ...storage, twin: indexedDb },
    {
      name: 'document.write',
      workload: 'cpu',
      cost: 'content',
      grows: 'length of the markup',
      sizeGated: true,
      evidence: 'docs',
    },
    {
      name: 'HTMLCanvasElement#toDataURL',
      ...pixels,
      twin: withCallback('globals', 'HTMLCanvasElement#toBlob', 'It passes a Blob to a callback.'),
    },
    { name: 'CanvasRenderingContext2D#getImageData', ...pixels, sizeGated: true },
    { name: 'OffscreenCanvasRenderingContext2D#getImageData', ...pixels, sizeGated: true },
    {
      name: 'FileReaderSync#readAsArrayBuffer',
      ...file,
      twin: instead('globals', 'Blob#arrayBuffer', 'A method of the file itself.'),
    },
    {
      name: 'FileReaderSync#readAsText',
      ...file,
      twin: instead('globals', 'Blob#text', 'A method of the file itself.'),
    },
    {
      name: 'FileReaderSync#readAsDataURL',
      ...file,
      twin: instead('globals', 'FileReader#readAsDataURL', 'It emits `load`.'),
    },
    {
      name: 'FileReaderSync#readAsBinaryString',
      ...file,
      twin: instead('globals', 'Blob#arrayBuffer', 'A method of the file itself.'),
    },
    { name: 'FileSystemSyncAccessHandle#flush', ...file },
    { name: 'FileSystemSyncAccessHandle#read', ...file },
    { name: 'FileSystemSyncAccessHandle#write', ...file },
  ],
  harmless: { 'CSSStyleSheet#replaceSync': 'It parses a short text; the async form only differs for imports.' },
};
