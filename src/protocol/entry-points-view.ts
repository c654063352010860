/** The entry-point view in the Explorer: its id and its texts. */
import type { Context } from '../analysis/findings.ts';

export const ENTRY_POINTS_VIEW = { id: 'workloadLint.entryPoints', name: 'Event Loop' } as const;

/** Shown while there is nothing to list. */
export const ENTRY_POINTS_WELCOME =
  'Entry points appear here once the folder is analyzed: handlers, timers and async ' +
  'functions, with the calls that block them.';

export const CONTEXT_TITLES: Readonly<Partial<Record<Context, string>>> = {
  request: 'Requests',
  event: 'Events',
  timer: 'Timers',
  task: 'Async functions',
  render: 'Rendering',
};
