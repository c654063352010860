/** What the status bar says. */
import { deepStrictEqual, match, strictEqual } from 'node:assert';
import { describeStatus } from '../../src/extension/status-text.ts';
import type { ServerStatus } from '../../src/protocol/messages.ts';

const NONE = { off: 0, hint: 0, info: 0, warning: 0, error: 0 };
const READY: ServerStatus = { state: 'ready', files: 12, findings: NONE, milliseconds: 40 };

describe('status bar', () => {
  it('counts what the Problems panel lists, and a click shows it', () => {
    const { text, label, command } = describeStatus({
      ...READY,
      findings: { off: 0, hint: 7, info: 1, warning: 2, error: 1 },
    });
    deepStrictEqual(
      [text, label, command],
      ['$(pulse) 4', 'Workload Lint, 4 findings in 12 files', 'workbench.actions.view.problems'],
    );
  });

  it('offers to look again where nothing was found', () => {
    const { text, tooltip, command } = describeStatus({ ...READY, files: 1 });
    deepStrictEqual(
      [text, tooltip, command],
      ['$(pulse) 0', 'Workload Lint: 0 findings in 1 file', 'workloadLint.analyzeWorkspace'],
    );
  });

  it('says in words what its icon shows', () => {
    match(describeStatus({ ...READY, state: 'analysing' }).label, /analyzing/);
    match(describeStatus({ ...READY, state: 'slow', slowFile: '/app/big.ts' }).label, /slow in \/app\/big\.ts/);
  });

  it('says that the server does not run, and a click shows why', () => {
    const { label, command } = describeStatus(undefined);
    match(label, /is not running/);
    strictEqual(command, 'workloadLint.showOutput');
  });
});
