/** The view of the rules in the Explorer, which is there if the setting is on. */
export const RULES_VIEW = {
  id: 'workloadLint.rules',
  name: 'Rules of Workload Lint',
  when: 'config.workloadLint.rulesView',
} as const;
