/** The commands of the palette: one table from which the manifest and the handlers are made. */
export const COMMANDS = {
  'workloadLint.analyzeWorkspace': { title: 'Analyze Workspace', category: 'Workload Lint' },
  'workloadLint.explainRule': { title: 'Explain Rule', category: 'Workload Lint' },
  'workloadLint.openExample': { title: 'Open Example Workspace', category: 'Workload Lint' },
  'workloadLint.openGuide': { title: 'Open the Guide to Async, Threads and Processes', category: 'Workload Lint' },
  'workloadLint.restartServer': { title: 'Restart Server', category: 'Workload Lint' },
  'workloadLint.showOutput': { title: 'Show Output', category: 'Workload Lint' },
} as const;

export type CommandId = keyof typeof COMMANDS;
