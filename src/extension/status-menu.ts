/** What the status bar's menu offers. */
import { STRICTNESS, type Strictness } from '../analysis/options.ts';
import type { CommandId } from '../protocol/commands.ts';

interface MenuItem {
  readonly label: string;
  readonly description?: string;
  readonly command: CommandId | 'workbench.actions.view.problems';
}

export const menuItems = (strictness: Strictness): readonly MenuItem[] => [
  { label: '$(list-unordered) Show Findings', command: 'workbench.actions.view.problems' },
  { label: '$(refresh) Analyze Workspace', command: 'workloadLint.analyzeWorkspace' },
  {
    label: `$(settings) Strictness: ${strictness}`,
    description: 'How much is reported',
    command: 'workloadLint.setStrictness',
  },
  {
    label: '$(eye) Show in the Editor…',
    description: 'Messages and costs in lines, icons, rules, new code first',
    command: 'workloadLint.showAtLine',
  },
  { label: '$(output) Show Output', command: 'workloadLint.showOutput' },
];

const DETAILS: Readonly<Record<Strictness, string>> = {
  quiet: 'Only what clearly blocks others is a warning; less is underlined.',
  normal: 'Warnings where a careful reviewer would ask for a change; small costs are information.',
  strict: 'Small, rare and merely possible costs are underlined, too.',
};

export const strictnessItems = (current: Strictness) =>
  STRICTNESS.map((strictness) => ({
    label: strictness,
    detail: DETAILS[strictness],
    ...(strictness === current && { description: 'current' }),
  }));
