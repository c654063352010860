/**
 * The settings: the types, the manifest, the server and the command line take names, defaults and descriptions from
 * this table.
 */
import { CONTEXTS, SEVERITIES, type Context, type Severity } from '../analysis/findings.ts';
import { STRICTNESS, type Strictness } from '../analysis/options.ts';

/** The JSON schema of a setting for the manifest, with its default and description. */
export interface SettingRow {
  readonly description: string;
  readonly default: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  /** Ignored in an untrusted workspace. */
  readonly restricted?: true;
  /** Not available in a configuration file. */
  readonly editorOnly?: true;
}

const severity = { type: 'string', enum: SEVERITIES };

/** Keys below `workloadLint.` in the editor, and in `workload-lint.json` for the command line. */
export const SETTINGS = {
  enable: {
    description: 'Report code that blocks the event loop.',
    default: true,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  run: {
    description: 'Analyze while typing, or on save.',
    default: 'onType',
    schema: { type: 'string', enum: ['onType', 'onSave'] },
    scope: 'window',
  },
  rules: {
    description: 'Severity per rule, by rule id.',
    default: {},
    schema: { type: 'object', additionalProperties: severity },
    scope: 'resource',
  },
  contexts: {
    description: 'Severity by the context in which the code runs. Each entry overrides one default.',
    default: {},
    schema: { type: 'object', propertyNames: { enum: CONTEXTS }, additionalProperties: severity },
    scope: 'resource',
  },
  strictness: {
    description: 'How much is reported: `quiet` reports less than `normal`, `strict` more.',
    default: 'normal',
    schema: { type: 'string', enum: STRICTNESS },
    scope: 'resource',
  },
  exclude: {
    description: 'Glob patterns of files to skip, in addition to ignored files and `node_modules`.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  blocking: {
    description: 'Additional calls that block: `package#export`, for example `legacy-db#Client#query`.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  nonBlocking: {
    description: 'Calls that are never reported: `package#export` or a function name.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  cpuBudget: {
    description: 'Milliseconds that a loop may compute on the event loop before it is reported.',
    default: 50,
    schema: { type: 'number', minimum: 1 },
    scope: 'resource',
  },
  dependencies: {
    description: 'Follow calls into packages in `node_modules`.',
    default: true,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  hover: {
    description: 'What hovers explain: findings and functions, findings only, or nothing.',
    default: 'all',
    schema: { type: 'string', enum: ['all', 'findings', 'off'] },
    scope: 'resource',
  },
  inlayCosts: {
    description: 'Show at the end of a line how long its findings block the event loop.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  lineMessages: {
    description: 'Show the message of a finding at the end of its line, in the color of its level.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'window',
    editorOnly: true,
  },
  smallCost: {
    description: 'Milliseconds up to which a cost is small: its message at the end of the line is in italics.',
    default: 10,
    schema: { type: 'number', minimum: 0 },
    scope: 'window',
    editorOnly: true,
  },
  mediumCost: {
    description: 'Milliseconds up to which a cost is medium. Above, the message at the end of the line is bold.',
    default: 50,
    schema: { type: 'number', minimum: 0 },
    scope: 'window',
    editorOnly: true,
  },
  gutterIcons: {
    description: 'Show an icon beside functions with findings; its context menu runs a measurement.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'window',
    editorOnly: true,
  },
  rulesView: {
    description: 'Show a view of the rules in the Explorer: how many findings each has, and its level.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'window',
    editorOnly: true,
  },
  newCodeSince: {
    description: 'Git reference: findings in files that have not changed since then are hints. Empty: off.',
    default: '',
    schema: { type: 'string' },
    scope: 'resource',
    restricted: true,
  },
  debounce: {
    description: 'Milliseconds to wait after a keystroke before analyzing the file again.',
    default: 120,
    schema: { type: 'number', minimum: 0, maximum: 5000 },
    scope: 'window',
  },
  timeBudget: {
    description: 'Milliseconds that analyzing a file may take before the status bar reports it as slow.',
    default: 1000,
    schema: { type: 'number', minimum: 50 },
    scope: 'window',
  },
  benchmarkPrecision: {
    description:
      'Precision in percent: a benchmark ends early once its intervals are no wider than this to either side.',
    default: 5,
    schema: { type: 'number', minimum: 1, maximum: 100 },
    scope: 'window',
    editorOnly: true,
  },
  threads: {
    description: 'Number of worker threads that read and parse files; 0 chooses by the number of cores.',
    default: 0,
    schema: { type: 'integer', minimum: 0, maximum: 64 },
    scope: 'machine-overridable',
    restricted: true,
  },
  nodePath: {
    description: "Path of the Node.js that runs the language server; empty uses the editor's own.",
    default: '',
    schema: { type: 'string' },
    scope: 'machine-overridable',
    restricted: true,
    editorOnly: true,
  },
  benchmarkEnvironment: {
    description: 'Environment variables that benchmarked code sees in addition to `PATH` and a few others.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'machine-overridable',
    restricted: true,
    editorOnly: true,
  },
  preferProjectVersion: {
    description:
      "Use the project's own version of the package `workload-lint`, if it fits; in trusted workspaces only.",
    default: true,
    schema: { type: 'boolean' },
    scope: 'window',
    restricted: true,
    editorOnly: true,
  },
  requireConfig: {
    description: 'Analyze only projects that have a `workload-lint.json`.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'resource',
    editorOnly: true,
  },
  'trace.server': {
    description: 'Log the messages between the editor and the language server in the output.',
    default: 'off',
    schema: { type: 'string', enum: ['off', 'messages', 'verbose'] },
    scope: 'window',
    editorOnly: true,
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

export type SettingKey = keyof typeof SETTINGS;

/** The settings with their types, defaults filled in. */
export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly rules: Readonly<Record<string, Severity>>;
  readonly contexts: Readonly<Partial<Record<Context, Severity>>>;
  readonly strictness: Strictness;
  readonly exclude: readonly string[];
  readonly blocking: readonly string[];
  readonly nonBlocking: readonly string[];
  /** Milliseconds. */
  readonly cpuBudget: number;
  readonly dependencies: boolean;
  readonly hover: 'all' | 'findings' | 'off';
  readonly inlayCosts: boolean;
  readonly lineMessages: boolean;
  /** Milliseconds. */
  readonly smallCost: number;
  /** Milliseconds. */
  readonly mediumCost: number;
  readonly gutterIcons: boolean;
  readonly rulesView: boolean;
  readonly newCodeSince: string;
  /** Milliseconds. */
  readonly debounce: number;
  /** Milliseconds. */
  readonly timeBudget: number;
  /** Percent. */
  readonly benchmarkPrecision: number;
  readonly threads: number;
  readonly nodePath: string;
  readonly preferProjectVersion: boolean;
  readonly requireConfig: boolean;
  readonly 'trace.server': 'off' | 'messages' | 'verbose';
  readonly benchmarkEnvironment: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, row]) => [key, row.default]),
) as unknown as Settings;
