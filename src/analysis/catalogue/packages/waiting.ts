/** Packages that make a promise look like a plain call, and those that wait for user input. */
import { each } from '../rows.ts';
import { awaited, instead } from '../twins.ts';
import type { CatalogueModule } from '../types.ts';

const answer = {
  workload: 'wait',
  cost: 'unbounded',
  grows: 'time until the user answers',
  evidence: 'source',
} as const;
const promise = {
  workload: 'wait',
  cost: 'unbounded',
  grows: 'time until the promise settles',
  evidence: 'source',
} as const;
const request = {
  workload: 'io',
  cost: 'unbounded',
  grows: 'time until the server answers',
  evidence: 'source',
  twin: instead('globals', 'fetch', 'It returns a promise of a Response.'),
} as const;
const question = instead(
  'node:readline/promises',
  'createInterface',
  'Await the question() of the interface that it returns.',
);

const bridges: readonly CatalogueModule[] = [
  { module: 'sync-request', rows: [{ name: 'default', ...request, note: 'It runs the request in another process.' }] },
  { module: 'sync-fetch', rows: [{ name: 'default', ...request, note: 'It runs the request in another process.' }] },
  {
    module: 'deasync',
    rows: each('default() sleep loopWhile runLoopOnce', {
      ...promise,
      note: 'It runs other callbacks in the middle of this one.',
    }),
  },
  {
    module: 'synckit',
    rows: each('createSyncFn()', { ...promise, note: 'Await the function itself instead of its sync form.' }),
  },
  {
    module: 'make-synchronous',
    rows: each('default()', { ...promise, note: 'Await the function itself instead of its sync form.' }),
  },
  {
    module: '@prettier/sync',
    rows: [
      'format',
      'formatWithCursor',
      'check',
      'resolveConfig',
      'resolveConfigFile',
      'getFileInfo',
      'getSupportInfo',
    ].map((name) => ({
      name,
      workload: 'cpu',
      cost: 'heavy',
      grows: 'length of the code',
      evidence: 'source',
      twin: awaited('prettier', name),
    })),
  },
];

const prompts: readonly CatalogueModule[] = [
  {
    module: 'readline-sync',
    rows: [
      ...each('question prompt promptCL promptLoop promptCLLoop promptSimShell', { ...answer, twin: question }),
      ...each('keyIn keyInYN keyInYNStrict keyInPause keyInSelect', { ...answer, twin: question }),
      ...each('questionInt questionFloat questionEMail questionNewPassword questionPath', {
        ...answer,
        twin: question,
      }),
    ],
  },
  { module: 'prompt-sync', rows: each('default()', { ...answer, twin: question }) },
];

export const waiting: readonly CatalogueModule[] = [...bridges, ...prompts];
