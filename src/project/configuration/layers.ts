/** Which settings apply to a file: those of the nearest configuration, with its overrides. */
import picomatch from 'picomatch';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/settings.ts';
import { IgnoreRules } from '../ignore-rules.ts';
import { folderOf, isWithin } from '../paths.ts';
import type { Configuration, PlacedOverride } from './configuration.ts';
import { mergeSettings } from './read.ts';

/** Plain data: a configuration and the folder that it applies to. */
export interface Layer {
  /** Absolute, with forward slashes. */
  readonly folder: string;
  readonly settings: Partial<Settings>;
  readonly overrides: readonly PlacedOverride[];
}

/** Plain data: the configurations of a project, the outermost first, and the settings that override all of them. */
export interface Layers {
  readonly layers: readonly Layer[];
  /** From the command line, or from the editor. */
  readonly over: Partial<Settings>;
}

/** A configuration applies to its folder. */
export const layerAround = ({ file, settings, overrides }: Configuration): Layer => ({
  folder: folderOf(file),
  settings,
  overrides,
});

interface Compiled {
  readonly layer: Layer;
  readonly excluded: IgnoreRules;
  readonly overrides: readonly { readonly matches: (file: string) => boolean; readonly settings: Partial<Settings> }[];
}

export class LayeredSettings {
  readonly #layers: readonly Compiled[];
  readonly #over: Partial<Settings>;
  /** By layer and overrides that match: equal settings are one object. */
  readonly #known = new Map<string, Settings>();

  constructor({ layers, over }: Layers) {
    this.#layers = [...layers].sort((a, b) => b.folder.length - a.folder.length).map(compile);
    this.#over = over;
  }

  /** @returns undefined for a file that is excluded, or where nothing is to be reported */
  of(file: string): Settings | undefined {
    const index = this.#layers.findIndex(({ layer }) => isWithin(layer.folder, file));
    const found = this.#layers[index];
    if (found?.excluded.ignores(file)) return undefined;
    const matching = found?.overrides.flatMap(({ matches }, at) => (matches(file) ? [at] : [])) ?? [];
    const key = `${index}:${matching.join()}`;
    let settings = this.#known.get(key);
    if (!settings) {
      const parts = [found?.layer.settings ?? {}, ...matching.map((at) => found!.overrides[at]!.settings), this.#over];
      settings = parts.reduce<Settings>(mergeSettings, DEFAULT_SETTINGS);
      this.#known.set(key, settings);
    }
    return settings.enable ? settings : undefined;
  }
}

/** A pattern without a slash matches files of that name in any folder. */
const anywhere = (pattern: string): string => (pattern.includes('/') ? pattern : `**/${pattern}`);

function compile(layer: Layer): Compiled {
  const none = new IgnoreRules();
  const { exclude = [] } = layer.settings;
  return {
    layer,
    excluded: exclude.length === 0 ? none : none.with(layer.folder, exclude),
    overrides: layer.overrides.map(({ folder, override: { files, excludedFiles = [], ...settings } }) => {
      const isMeant = picomatch(files.map(anywhere), { dot: true, ignore: excludedFiles.map(anywhere) });
      return { settings, matches: (file) => isWithin(folder, file) && isMeant(file.slice(folder.length + 1)) };
    }),
  };
}
