/**
 * The steps of "Get Started". The manifest is generated from them, and the in-editor tests take their pictures (`npm
 * run screenshots`).
 */
import type { CommandId } from './commands.ts';

interface Action {
  readonly title: string;
  readonly command: CommandId | `workbench.${string}` | `editor.${string}`;
}

export interface WalkthroughStep {
  readonly title: string;
  /** The editor renders links and bold text, and no other Markdown. */
  readonly text: string;
  /** Buttons below the text; pressing any of them completes the step. */
  readonly actions: readonly Action[];
  /** What the picture `media/walkthrough/ID.png` shows. */
  readonly picture: string;
}

export const WALKTHROUGH = {
  id: 'start',
  title: 'Keep the Event Loop Free',
  description: 'Find what blocks it, see why, fix it, and measure the difference.',
} as const;

export const WALKTHROUGH_STEPS = {
  find: {
    title: 'Find what blocks the event loop',
    text:
      'Open a TypeScript or JavaScript project, or the example: a bookshop whose handlers block. ' +
      'Blocking calls are underlined while you type, ' +
      'even if a helper, a class or another module hides them, and the Problems panel lists them ' +
      'with the calls that lead there.',
    actions: [
      { title: 'Open Example Workspace', command: 'workloadLint.openExample' },
      { title: 'Show Problems', command: 'workbench.actions.view.problems' },
    ],
    picture:
      'A request handler with an underlined call, and the Problems panel with the chain of ' +
      'calls down to readFileSync.',
  },
  why: {
    title: 'See why',
    text:
      'Hover over an underlined call to see which entry point reaches it, through which calls, at what cost, ' +
      'and which approach fits. ' +
      '**Which Approach Fits Here?** asks what the code does not say; the guide compares async, ' +
      'threads and processes.',
    actions: [
      { title: 'Which Approach Fits Here?', command: 'workloadLint.whichApproach' },
      { title: 'Open the Guide', command: 'workloadLint.openGuide' },
    ],
    picture:
      'The hover of a finding in an order handler: the calls that lead to writeFileSync, ' +
      'and the approach that fits.',
  },
  fix: {
    title: 'Fix it',
    text:
      'Put the cursor on an underlined call and open the light bulb. The recommended fix comes ' +
      'first: await the async API, make a helper and its callers ' +
      'async, or move a function to a worker. Changes to other files are previewed first. ' +
      '**Or insert a snippet**: type wl- for a gather, a pool, a queue, a shutdown.',
    actions: [
      { title: 'Show Quick Fixes', command: 'editor.action.quickFix' },
      { title: 'Insert a Snippet', command: 'editor.action.insertSnippet' },
    ],
    picture: 'The light bulb on a blocking call; awaiting readFile() instead is the first quick fix.',
  },
  measure: {
    title: 'Measure the difference',
    text:
      "Which approach wins depends on the machine and on the work. Run the course's " +
      'scenarios or a function of your own: sequentially, async, ' +
      'in threads, or in processes. The panel shows how long each takes, how much memory it needs, and ' +
      'how long it blocks the event loop.',
    actions: [
      { title: 'Open Benchmark Panel', command: 'workloadLint.openBenchmarkPanel' },
      { title: 'Run a Scenario', command: 'workloadLint.runScenario' },
    ],
    picture: 'The benchmark panel after a run: a sentence that says which approach won, and a bar for each.',
  },
} as const satisfies Record<string, WalkthroughStep>;
