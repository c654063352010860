/** The task that runs the command line in the editor, and how its report becomes problems: for the manifest. */
import { DIAGNOSTIC_SOURCE } from './server.ts';

/** Properties of a task in `tasks.json`. */
export interface TaskOptions {
  /** Relative to the workspace folder. */
  readonly paths?: readonly string[];
  readonly watch?: boolean;
}

export const TASK_TYPE = 'workload-lint';

export const TASK_DEFINITION = {
  type: TASK_TYPE,
  properties: {
    paths: {
      type: 'array',
      items: { type: 'string' },
      description: 'Files, folders and glob patterns to check; default: the whole folder.',
    },
    watch: { type: 'boolean', description: 'Check again whenever a file changes.' },
  },
};

/** Written by `check --watch` before it checks again. */
export const FILES_CHANGED = 'files changed';

/** Reads `check --format compact`. */
const CHECK_MATCHER = {
  name: 'workload-lint',
  label: 'Workload Lint',
  // Also the owner of the server's diagnostics: the latest report replaces the other.
  owner: DIAGNOSTIC_SOURCE,
  source: DIAGNOSTIC_SOURCE,
  severity: 'info',
  fileLocation: ['autoDetect', '${workspaceFolder}'],
  pattern: {
    regexp: '^(.+?):(\\d+):(\\d+): (error|warning|info|hint): (.*) \\[([\\w-]+)\\]$',
    file: 1,
    line: 2,
    column: 3,
    severity: 4,
    message: 5,
    code: 6,
  },
};

export const MATCHERS = [
  CHECK_MATCHER,
  {
    ...CHECK_MATCHER,
    name: 'workload-lint-watch',
    label: 'Workload Lint, watching',
    background: {
      activeOnStart: true,
      beginsPattern: `^workload-lint: ${FILES_CHANGED}$`,
      endsPattern: '^(?:\\d+ findings?|No) .*\\.$',
    },
  },
];
