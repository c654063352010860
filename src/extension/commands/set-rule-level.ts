/** Sets the level of a rule: the one of a fix, or one that the user picks. */
import { Uri, window, type QuickPickItem } from 'vscode';
import { SEVERITIES, type Severity } from '../../analysis/findings.ts';
import type { RuleSummary } from '../../protocol/messages.ts';
import { setRuleLevels } from '../rule-levels.ts';
import { ruleItems } from '../rules-here.ts';
import type { Command, CommandContext } from './command.ts';

interface Level {
  readonly rule: string;
  /** Undefined: each finding has its own. */
  readonly severity: Severity | undefined;
  readonly uri?: string;
}

const LEVELS: readonly (QuickPickItem & Pick<Level, 'severity'>)[] = [
  { label: 'default', description: 'each finding by what it costs whom', severity: undefined },
  ...SEVERITIES.map((severity) => ({ label: severity, severity })),
];

export const setRuleLevel: Command = async (context, given) => {
  const level = isLevel(given) ? given : await pickLevel(context, isRule(given) ? given.rule : undefined);
  if (!level) return;
  await setRuleLevels({ [level.rule]: level.severity }, level.uri === undefined ? undefined : Uri.parse(level.uri));
};

const isLevel = (value: unknown): value is Level =>
  typeof value === 'object' && value !== null && 'rule' in value && 'severity' in value;

/** What the view of the rules passes. */
const isRule = (value: unknown): value is Pick<Level, 'rule'> =>
  typeof value === 'object' && value !== null && 'rule' in value;

async function pickLevel({ server }: CommandContext, named: string | undefined): Promise<Level | undefined> {
  const rule = named ?? (await pickRule(await server.request('workloadLint/rules', null)));
  if (rule === undefined) return undefined;
  const picked = await window.showQuickPick(LEVELS, { placeHolder: `Level of ${rule}` });
  return picked && { rule, severity: picked.severity };
}

const pickRule = async (rules: readonly RuleSummary[]): Promise<string | undefined> =>
  (await window.showQuickPick(ruleItems(rules), { placeHolder: 'Rule to set', matchOnDetail: true }))?.label;
