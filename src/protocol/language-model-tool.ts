/** The language-model tool that assistants in the editor can call: its name, texts and input schema. */

export const APPROACH_TOOL = {
  name: 'workload-lint_whichApproach',
  toolReferenceName: 'whichApproach',
  displayName: 'Which Approach Fits',
  userDescription: 'Says whether code should be async, in threads, in processes, or stay as it is, and why.',
  modelDescription:
    'Says which approach (async, threads, processes, async+threads, async+processes or leave) ' +
    'fits a function or finding in JavaScript ' +
    'or TypeScript of the workspace, with the reasons, what blocks the event loop there and at ' +
    'what cost, and what to do. Give a file and a line. ' +
    'For a workload that is not code yet, give answers instead (question id to answer id); the ' +
    'result lists the questions with their answers.',
  canBeReferencedInPrompt: true,
  icon: '$(pulse)',
  inputSchema: {
    type: 'object',
    properties: {
      file: { type: 'string', description: 'Path of the file: absolute, or relative to the workspace folder.' },
      line: { type: 'number', description: '1-based line of the function or of the blocking call.' },
      column: { type: 'number', description: '1-based column; default: the first non-blank column of the line.' },
      answers: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Answers by question id; they override what the code says.',
      },
    },
  },
} as const;

export interface ApproachInput {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly answers?: Readonly<Record<string, string>>;
}
