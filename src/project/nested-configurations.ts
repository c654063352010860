/** Reads the configurations below the root of a project, and follows them as they change. */
import type { FileError } from '../analysis/index.ts';
import type { Settings } from '../protocol/settings.ts';
import {
  ConfigurationError,
  layerAround,
  LayeredSettings,
  readConfiguration,
  type Configuration,
  type Layer,
  type Layers,
} from './configuration/index.ts';
import type { DiskState } from './disk-state.ts';
import { fileError } from './file-error.ts';
import { isOwnConfiguration } from './source-files.ts';

export interface NestedOptions {
  readonly root: string;
  readonly settings: Settings;
  readonly configuration?: Configuration | undefined;
  readonly nested?: boolean;
  readonly over?: Partial<Settings>;
}

export class NestedConfigurations {
  readonly #options: NestedOptions;
  /** The configuration of the root, for all files of it; undefined if there is none. */
  readonly #ofRoot: LayeredSettings | undefined;
  /** What was read last. */
  #seen = '';
  /** Undefined while the root's settings apply to all files. */
  layers: Layers | undefined;
  layered: LayeredSettings | undefined;
  errors: readonly FileError[] = [];

  constructor(options: NestedOptions) {
    this.#options = options;
    const { configuration, over = {} } = options;
    this.#ofRoot = configuration && new LayeredSettings({ layers: [layerAround(configuration)], over });
  }

  /** The settings that apply to a file; undefined if nothing is to be reported in it. */
  of(file: string): Settings | undefined {
    const layered = this.layered ?? this.#ofRoot;
    return layered ? layered.of(file) : this.#options.settings;
  }

  /** Reads those that a scan of the disk found. */
  async follow({ configurations }: DiskState): Promise<void> {
    const { root, settings, configuration, nested: isNested = true, over = {} } = this.#options;
    const nested = (isNested ? [...configurations] : []).filter(
      ([file]) => isOwnConfiguration(file) && file !== configuration?.file,
    );
    const errors: FileError[] = [];
    const layers = await Promise.all(nested.map(([file]) => layerIn(file, errors)));
    const found = layers.filter((layer) => layer !== undefined);
    // What they extend may change as well. Equal settings stay the same object, with which findings are kept.
    const seen = JSON.stringify([found, errors]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.errors = errors;
    const isPlain = found.length === 0 && (configuration?.overrides.length ?? 0) === 0;
    const base: Layer = configuration ? layerAround(configuration) : { folder: root, settings, overrides: [] };
    this.layers = isPlain ? undefined : { layers: [base, ...found], over };
    this.layered = this.layers && new LayeredSettings(this.layers);
  }
}

/** A configuration that cannot be used is reported; the one around it applies instead. */
async function layerIn(file: string, errors: FileError[]): Promise<Layer | undefined> {
  try {
    return layerAround(await readConfiguration(file));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    errors.push(fileError(error.file, error.message, error.span));
    return undefined;
  }
}
