/**
 * The steps of "Get Started": the manifest is made from them, their pictures from the in-editor tests (`npm run
 * screenshots`).
 */
import type { CommandId } from './commands.ts';

interface Action {
  readonly title: string;
  readonly command: CommandId | `workbench.${string}` | `editor.${string}`;
}

export interface WalkthroughStep {
  readonly title: string;
  /** The editor makes links of it and bold words, and of no other Markdown. */
  readonly text: string;
  /** Buttons below the text; pressing one of them ticks the step off. */
  readonly actions: readonly Action[];
  /** What the picture `media/walkthrough/ID.png` shows. */
  readonly picture: string;
}

export const WALKTHROUGH = {
  id: 'start',
  title: 'Keep the Event Loop Free',
  description: 'Find what holds it up, see why, mend it, and measure the difference.',
} as const;

export const WALKTHROUGH_STEPS = {
  find: {
    title: 'Find what holds up the event loop',
    text:
      'Open a TypeScript or JavaScript project, or the example: a bookshop whose handlers block. ' +
      'What blocks is underlined while you type, ' +
      'also where a helper, a class or another module hides it, and the Problems panel lists it ' +
      'with the calls that lead there.',
    actions: [
      { title: 'Open Example Workspace', command: 'workloadLint.openExample' },
      { title: 'Show Problems', command: 'workbench.actions.view.problems' },
    ],
    picture:
      'A request handler with a squiggle below a call, and the Problems panel with the chain of ' +
      'calls down to readFileSync.',
  },
  why: {
    title: 'See why',
    text:
      'Rest the mouse on a squiggle: which entry point gets there, by which calls, what it costs, ' +
      'and which approach fits. ' +
      '**Which Approach Fits Here?** asks what the code does not tell; the guide compares async, ' +
      'threads and processes.',
    actions: [
      { title: 'Which Approach Fits Here?', command: 'workloadLint.whichApproach' },
      { title: 'Open the Guide', command: 'workloadLint.openGuide' },
    ],
    picture:
      'The hover of a finding in the handler of an order: the calls that lead to writeFileSync, ' +
      'and the approach that fits.',
  },
  mend: {
    title: 'Mend it',
    text:
      'Put the cursor on a squiggle and open the light bulb. First comes what the advice calls ' +
      'for: await the async API, make a helper and its callers ' +
      'async, move a function to a worker. What reaches into other files is shown before it is done. ' +
      '**Or take a snippet**: type wl- for a gather, a pool, a queue, a shutdown.',
    actions: [
      { title: 'Show Quick Fixes', command: 'editor.action.quickFix' },
      { title: 'Insert a Snippet', command: 'editor.action.insertSnippet' },
    ],
    picture: 'The light bulb on a call that blocks: to await readFile() instead is the first of its quick fixes.',
  },
  measure: {
    title: 'Measure the difference',
    text:
      'Which approach wins depends on the machine and on the work. Run the scenarios of the ' +
      'course, or a function of your own: one after another, async, ' +
      'in threads, in processes. The panel shows how long each takes, what memory it needs, and ' +
      'how long it holds up the event loop.',
    actions: [
      { title: 'Open Benchmark Panel', command: 'workloadLint.openBenchmarkPanel' },
      { title: 'Run a Scenario', command: 'workloadLint.runScenario' },
    ],
    picture: 'The benchmark panel after a run: a sentence that says who won, and a bar for each approach.',
  },
} as const satisfies Record<string, WalkthroughStep>;
