/** `suppress-in-settings`: turns the rule off for the workspace. */
import type { Refactor } from './refactor.ts';
import { UNUSED_SUPPRESSION } from '../rule-ids.ts';

export const suppressInSettings: Refactor<string> = {
  id: 'suppress-in-settings',
  title: 'Turn the rule off in the settings',
  rules: 'all',

  find(_, { finding }) {
    if (!finding || finding.rule === UNUSED_SUPPRESSION) return undefined;
    return { title: `Turn ${finding.rule} off in the settings`, safe: false, subject: finding.rule };
  },

  edit: (rule) => ({ setting: { rule, severity: 'off' } }),
};
