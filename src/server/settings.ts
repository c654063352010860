/** The client's settings, validated against the table: missing or invalid ones have their defaults. */
import { isDeepStrictEqual } from 'node:util';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Connection } from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../protocol/server.ts';
import { DEFAULT_SETTINGS, SETTINGS, type SettingKey, type Settings } from '../protocol/settings.ts';
import type { Client } from './client.ts';
import type { Logger } from './logger.ts';

const ajv = new Ajv();
const validators = Object.entries(SETTINGS).map(([key, row]) => [key as SettingKey, ajv.compile(row.schema)] as const);

/** Settings that are read on each use, or by the client; any other change requires reopening the project. */
const LIVE: readonly SettingKey[] = [
  'run',
  'debounce',
  'timeBudget',
  'hover',
  'inlayCosts',
  'lineMessages',
  'gutterIcons',
  'rulesView',
  'newCodeSince',
  'preferProjectVersion',
  'trace.server',
];

export class ClientSettings {
  readonly #connection: Connection;
  readonly #pull: boolean;
  readonly #logger: Logger;
  #pushed: unknown;

  constructor(connection: Connection, client: Client, logger: Logger) {
    this.#connection = connection;
    this.#pull = client.pullsConfiguration;
    this.#pushed = client.options.settings;
    this.#logger = logger;
  }

  /** Stores the settings of a client that pushes them and does not answer requests. */
  push(settings: unknown): void {
    this.#pushed = (settings as Record<string, unknown> | null)?.[SETTINGS_SECTION] ?? this.#pushed;
  }

  /**
   * What the editor sets for a folder or file. Editors fill in the defaults, so a setting that equals its default
   * counts as not set.
   */
  async read(scopeUri: string): Promise<Partial<Settings>> {
    const raw: unknown = this.#pull
      ? await this.#connection.workspace.getConfiguration({ scopeUri, section: SETTINGS_SECTION })
      : this.#pushed;
    return parseSettings(raw, (key, validate) =>
      this.#logger.error(
        `Setting ${SETTINGS_SECTION}.${key} ${ajv.errorsText(validate.errors, { dataVar: 'value' })}; using the default`,
      ),
    );
  }
}

/** Whether a project opened with `before` can be kept with `after`. */
export function isServedBySameProject(before: Settings, after: Settings): boolean {
  const fixed = (settings: Settings): string =>
    JSON.stringify({ ...settings, ...Object.fromEntries(LIVE.map((key) => [key, null])) });
  return fixed(before) === fixed(after);
}

function parseSettings(
  raw: unknown,
  onWrong: (key: SettingKey, validate: ValidateFunction) => void,
): Partial<Settings> {
  const given = (raw ?? {}) as Partial<Record<SettingKey, unknown>>;
  const valid = validators.flatMap(([key, validate]) => {
    const value = given[key];
    if (value === undefined || value === null) return [];
    if (isDeepStrictEqual(value, DEFAULT_SETTINGS[key])) return [];
    if (validate(value)) return [[key, value]];
    onWrong(key, validate);
    return [];
  });
  return Object.fromEntries(valid) as Partial<Settings>;
}
