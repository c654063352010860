/** The view of the entry points in the Explorer: its id, and its words. */
import type { Context } from '../analysis/findings.ts';

export const ENTRY_POINTS_VIEW = { id: 'workloadLint.entryPoints', name: 'Event Loop' } as const;

/** What is shown while there is nothing to list. */
export const ENTRY_POINTS_WELCOME =
  'Entry points appear here when the folder has been analyzed: handlers, timers, async ' +
  'functions, and what blocks them.';

export const CONTEXT_TITLES: Readonly<Partial<Record<Context, string>>> = {
  request: 'Requests',
  event: 'Events',
  timer: 'Timers',
  task: 'Async functions',
  render: 'Rendering',
};
