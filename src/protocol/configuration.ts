/** The configuration file of a project: its names, its content, and the JSON schema that describes it. */
import { SETTINGS, type SettingRow, type Settings } from './settings.ts';

/** Names of the file; the first is the usual one. */
export const CONFIGURATION_NAMES = ['workload-lint.json', 'workload-lint.jsonc'] as const;

/** Settings that may differ from file to file. */
export const FILE_SETTINGS = ['enable', 'rules', 'contexts', 'strictness', 'nonBlocking', 'cpuBudget'] as const;
export type FileSettings = Pick<Settings, (typeof FILE_SETTINGS)[number]>;

/** Settings for the files that some glob patterns match. */
export interface Override extends Partial<FileSettings> {
  /** Relative to the folder of the configuration. */
  readonly files: readonly string[];
  readonly excludedFiles?: readonly string[];
}

/** Of our own: tools that do not know the format pass over it. */
export const GLOB_FORMAT = 'glob';
const GLOBS = { type: 'array', items: { type: 'string', format: GLOB_FORMAT }, minItems: 1 } as const;
const FILES = 'Glob patterns, relative to the folder of this configuration.';

/** @param ruleIds the rules that there are */
export function configurationSchema(ruleIds: readonly string[]) {
  const ofFiles = Object.entries<SettingRow>(SETTINGS).filter(([, { editorOnly }]) => !editorOnly);
  const settings = ofFiles.map(([key, { schema, description, default: value }]) => {
    const complete = key === 'rules' ? { ...schema, propertyNames: { enum: ruleIds } } : schema;
    return [key, { description, default: value, ...complete }] as const;
  });
  const perFile = settings.filter(([key]) => (FILE_SETTINGS as readonly string[]).includes(key));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Workload Lint',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'URL or path of the schema of this file.' },
      extends: {
        description: 'Configurations that this one builds on, as paths or packages; later ones override earlier ones.',
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
      },
      ...Object.fromEntries(settings),
      overrides: {
        description: 'Settings for some files; later entries override earlier ones.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: { description: FILES, ...GLOBS },
            excludedFiles: { description: `${FILES} These files are excluded.`, ...GLOBS },
            ...Object.fromEntries(perFile),
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  };
}
