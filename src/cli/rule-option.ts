/** Parses and checks `--rule ID` and `--rule ID=severity`, and applies them to the settings. */
import { InvalidArgumentError } from 'commander';
import { didYouMean, RULE_IDS, SEVERITIES, type Severity } from '../analysis/index.ts';
import type { Settings } from '../protocol/settings.ts';

export interface RuleOption {
  readonly rule: string;
  /** Absent: only the selected rules run. */
  readonly severity?: Severity;
}

/** @throws {InvalidArgumentError} if there is no such rule or severity */
export function parseRuleOption(text: string): RuleOption {
  const [rule = '', severity] = text.split('=', 2);
  if (!RULE_IDS.includes(rule)) throw new InvalidArgumentError(`There is no such rule${didYouMean(rule, RULE_IDS)}.`);
  if (severity === undefined) return { rule };
  if (!isSeverity(severity)) throw new InvalidArgumentError(`The severity must be one of ${SEVERITIES.join(', ')}.`);
  return { rule, severity };
}

const isSeverity = (text: string): text is Severity => (SEVERITIES as readonly string[]).includes(text);

/** @returns severities by rule: the options override the settings */
export function overrideRules(settings: Settings['rules'], options: readonly RuleOption[]): Settings['rules'] {
  const picked = options.some((option) => option.severity === undefined);
  const named = new Set(options.map((option) => option.rule));
  const others = picked ? RULE_IDS.filter((id) => !named.has(id)).map((id) => [id, 'off' as const]) : [];
  // A selected rule runs even if the settings turn it off.
  const kept = Object.entries(settings).filter(([rule, severity]) => !(named.has(rule) && severity === 'off'));
  const given = options.flatMap(({ rule, severity }) => (severity === undefined ? [] : [[rule, severity]]));
  return Object.fromEntries([...kept, ...others, ...given]) as Settings['rules'];
}
