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
