/** What the status bar says. */
import { deepStrictEqual, match, strictEqual } from 'node:assert';
import { describeStatus } from '../../src/extension/status-text.ts';
import { menuItems, strictnessItems } from '../../src/extension/status-menu.ts';
import type { ServerStatus } from '../../src/protocol/messages.ts';

const NONE = { off: 0, hint: 0, info: 0, warning: 0, error: 0 };
const READY: ServerStatus = { state: 'ready', files: 12, findings: NONE, revision: 1, milliseconds: 40 };

describe('status bar', () => {
  it('counts the findings of the Problems panel, and opens the menu', () => {
    const { text, label, command } = describeStatus({
      ...READY,
      findings: { off: 0, hint: 7, info: 1, warning: 2, error: 1 },
    });
    deepStrictEqual(
      [text, label, command],
      ['$(pulse) 4', 'Workload Lint, 4 findings in 12 files', 'workloadLint.showMenu'],
    );
  });

  it('says so if there are no findings', () => {
    const { text, tooltip } = describeStatus({ ...READY, files: 1 });
    deepStrictEqual([text, tooltip], ['$(pulse) 0', 'Workload Lint: 0 findings in 1 file']);
  });

  it('says in words what its icon shows', () => {
    match(describeStatus({ ...READY, state: 'analysing' }).label, /analyzing/);
    match(describeStatus({ ...READY, state: 'slow', slowFile: '/app/big.ts' }).label, /slow in \/app\/big\.ts/);
  });

  it('says that the server does not run, and opens the log', () => {
    const { label, command } = describeStatus(undefined);
    match(label, /is not running/);
    strictEqual(command, 'workloadLint.showOutput');
  });
});

describe('the menu of the status bar', () => {
  it('shows findings, analyzes again, and names the strictness', () => {
    deepStrictEqual(
      menuItems('normal').map(({ label, command }) => [label.replace(/^\S+ /, ''), command]),
      [
        ['Show Findings', 'workbench.actions.view.problems'],
        ['Analyze Workspace', 'workloadLint.analyzeWorkspace'],
        ['Strictness: normal', 'workloadLint.setStrictness'],
        ['Show in the Editor…', 'workloadLint.showAtLine'],
        ['Show Output', 'workloadLint.showOutput'],
      ],
    );
  });

  it('offers each strictness, and marks the current one', () => {
    deepStrictEqual(
      strictnessItems('strict').map(({ label, description }) => [label, description]),
      [
        ['quiet', undefined],
        ['normal', undefined],
        ['strict', 'current'],
      ],
    );
  });
});
