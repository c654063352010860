/** The palette commands: the manifest and the handlers are generated from this table. */

/** Context key that is set while a benchmark runs. */
export const RUNNING_CONTEXT = 'workloadLint.benchmarkRuns';

/** Context key: the lines of the active editor on which a function with findings begins. */
export const MEASURABLE_LINES = 'workloadLint.measurableLines';

export const COMMANDS = {
  'workloadLint.analyzeWorkspace': { title: 'Analyze Workspace', category: 'Workload Lint' },
  'workloadLint.benchmarkThisFunction': { title: 'Benchmark This Function', category: 'Workload Lint' },
  'workloadLint.cancelBenchmark': { title: 'Cancel Benchmark', category: 'Workload Lint', enablement: RUNNING_CONTEXT },
  'workloadLint.compareWithRefactor': { title: 'Compare With Refactor', category: 'Workload Lint' },
  'workloadLint.explainRule': { title: 'Explain Rule', category: 'Workload Lint' },
  'workloadLint.exportBenchmarkResults': { title: 'Export Benchmark Results…', category: 'Workload Lint' },
  'workloadLint.openBenchmarkPanel': { title: 'Open Benchmark Panel', category: 'Workload Lint' },
  'workloadLint.openExample': { title: 'Open Example Workspace', category: 'Workload Lint' },
  'workloadLint.openGuide': { title: 'Open the Guide to Async, Threads and Processes', category: 'Workload Lint' },
  'workloadLint.restartServer': { title: 'Restart Server', category: 'Workload Lint' },
  'workloadLint.runScenario': { title: 'Run Scenario…', category: 'Workload Lint' },
  'workloadLint.setRuleLevel': {
    title: 'Set the Level of a Rule…',
    category: 'Workload Lint',
    icon: '$(settings-gear)',
  },
  'workloadLint.setStrictness': { title: 'Set Strictness…', category: 'Workload Lint' },
  'workloadLint.showAtLine': { title: 'Show in the Editor…', category: 'Workload Lint' },
  'workloadLint.showCallers': { title: 'What Runs This on the Event Loop?', category: 'Workload Lint' },
  'workloadLint.showMenu': { title: 'Show Menu', category: 'Workload Lint' },
  'workloadLint.showOutput': { title: 'Show Output', category: 'Workload Lint' },
  'workloadLint.toggle': { title: 'Turn Analysis On or Off', category: 'Workload Lint' },
  'workloadLint.whichApproach': { title: 'Which Approach Fits Here?', category: 'Workload Lint' },
} as const;

export type CommandId = keyof typeof COMMANDS;

/** Commands in menus besides the palette. */
export const MENUS = {
  'view/item/context': [{ command: 'workloadLint.setRuleLevel', when: 'view == workloadLint.rules', group: 'inline' }],
  'editor/lineNumber/context': [
    {
      command: 'workloadLint.benchmarkThisFunction',
      when: `config.workloadLint.gutterIcons && editorLineNumber in ${MEASURABLE_LINES}`,
      group: 'workloadLint',
    },
  ],
} as const;
