/**
 * The settings: one table from which the types, the manifest, the server and the command line take names, defaults and
 * words.
 */
import { CONTEXTS, SEVERITIES, type Context, type Severity } from '../analysis/findings.ts';

/** A JSON schema of a setting, as the manifest wants it, with its default and what it means. */
export interface SettingRow {
  readonly description: string;
  readonly default: unknown;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly scope: 'resource' | 'window' | 'machine-overridable';
  /** Ignored in an untrusted workspace. */
  readonly restricted?: true;
}

const severity = { type: 'string', enum: SEVERITIES };

/** Keys below `workloadLint.` in the editor, and of `workload-lint.json` for the command line. */
export const SETTINGS = {
  enable: {
    description: 'Look for code that holds up the event loop.',
    default: true,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  run: {
    description: 'When to look: while typing, or on save.',
    default: 'onType',
    schema: { type: 'string', enum: ['onType', 'onSave'] },
    scope: 'window',
  },
  rules: {
    description: 'Severity of single rules, by rule id.',
    default: {},
    schema: { type: 'object', additionalProperties: severity },
    scope: 'resource',
  },
  contexts: {
    description: 'Severity by where the code runs; replaces the defaults one by one.',
    default: {},
    schema: { type: 'object', propertyNames: { enum: CONTEXTS }, additionalProperties: severity },
    scope: 'resource',
  },
  exclude: {
    description: 'Globs of files that are not looked at, besides ignored files and node_modules.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  blocking: {
    description: 'More calls that block: `package#export`, for example `legacy-db#Client#query`.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  nonBlocking: {
    description: 'Calls that are never reported: `package#export` or the name of a function.',
    default: [],
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
  },
  cpuBudget: {
    description: 'Milliseconds of computing on the event loop from which on a loop is reported.',
    default: 50,
    schema: { type: 'number', minimum: 1 },
    scope: 'resource',
  },
  dependencies: {
    description: 'Follow calls into the packages of node_modules.',
    default: true,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  hover: {
    description: 'What a hover explains: findings and functions, findings only, or nothing.',
    default: 'all',
    schema: { type: 'string', enum: ['all', 'findings', 'off'] },
    scope: 'resource',
  },
  inlayCosts: {
    description: 'Show at the end of a line what its findings cost the event loop.',
    default: false,
    schema: { type: 'boolean' },
    scope: 'resource',
  },
  debounce: {
    description: 'Milliseconds of silence after a keystroke before the file is looked at again.',
    default: 120,
    schema: { type: 'number', minimum: 0, maximum: 5000 },
    scope: 'window',
  },
  timeBudget: {
    description: 'Milliseconds the look at one file may take before the status bar says that it is slow.',
    default: 1000,
    schema: { type: 'number', minimum: 50 },
    scope: 'window',
  },
  threads: {
    description: 'Worker threads that read and parse; 0 chooses by the number of cores.',
    default: 0,
    schema: { type: 'integer', minimum: 0, maximum: 64 },
    scope: 'machine-overridable',
    restricted: true,
  },
  nodePath: {
    description: 'Node that runs the language server; empty: the one of the editor.',
    default: '',
    schema: { type: 'string' },
    scope: 'machine-overridable',
    restricted: true,
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

export type SettingKey = keyof typeof SETTINGS;

/** The settings with their types; what is not set has its default. */
export interface Settings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly rules: Readonly<Record<string, Severity>>;
  readonly contexts: Readonly<Partial<Record<Context, Severity>>>;
  readonly exclude: readonly string[];
  readonly blocking: readonly string[];
  readonly nonBlocking: readonly string[];
  /** Milliseconds. */
  readonly cpuBudget: number;
  readonly dependencies: boolean;
  readonly hover: 'all' | 'findings' | 'off';
  readonly inlayCosts: boolean;
  /** Milliseconds. */
  readonly debounce: number;
  /** Milliseconds. */
  readonly timeBudget: number;
  readonly threads: number;
  readonly nodePath: string;
}

export const DEFAULT_SETTINGS: Settings = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, row]) => [key, row.default]),
) as unknown as Settings;
