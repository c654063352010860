/** The texts of the status bar: label, tooltip, screen-reader text, and the click command. */
import type { CommandId } from '../protocol/commands.ts';
import type { ServerStatus } from '../protocol/messages.ts';

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** For screen readers. */
  readonly label: string;
  readonly command: CommandId;
}

const ICONS: Readonly<Record<ServerStatus['state'], string>> = {
  analysing: '$(sync~spin)',
  ready: '$(pulse)',
  slow: '$(watch)',
};

/** @param status undefined if the server is not running */
export function describeStatus(status: ServerStatus | undefined): StatusText {
  if (!status) {
    const text = 'the server is not running';
    return {
      text: '$(circle-slash) Workload Lint',
      tooltip: `Workload Lint: ${text}`,
      label: `Workload Lint, ${text}`,
      command: 'workloadLint.showOutput',
    };
  }
  const count = shownCount(status);
  const tooltip = [`${countOf(count, 'finding')} in ${countOf(status.files, 'file')}`, ...stateOf(status)].join(', ');
  return {
    text: `${ICONS[status.state]} ${count}`,
    tooltip: `Workload Lint: ${tooltip}`,
    label: `Workload Lint, ${tooltip}`,
    command: 'workloadLint.showMenu',
  };
}

/** Hints are not counted, because the Problems panel does not list them. */
function shownCount({ findings }: ServerStatus): number {
  return findings.info + findings.warning + findings.error;
}

function stateOf({ state, slowFile }: ServerStatus): string[] {
  if (state === 'analysing') return ['analyzing…'];
  if (state === 'slow') return [`slow in ${slowFile}`];
  return [];
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
