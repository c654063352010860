/** The .gitignore files that apply to a folder, and the glob patterns of the settings: which paths are excluded. */
import ignore, { type Ignore } from 'ignore';
import { childOf } from './paths.ts';

interface Level {
  /** Absolute path with a trailing slash. */
  readonly prefix: string;
  readonly rules: Ignore;
}

/** The rules of a folder and of its parents; the nearest rule decides. Immutable: a subfolder makes its own. */
export class IgnoreRules {
  readonly #levels: readonly Level[];

  constructor(levels: readonly Level[] = []) {
    this.#levels = levels;
  }

  /** These rules, preceded by the rules in `text` for what is below `folder`. */
  with(folder: string, text: string | readonly string[]): IgnoreRules {
    const rules = ignore({ allowRelativePaths: true }).add(text);
    return new IgnoreRules([{ prefix: childOf(folder, ''), rules }, ...this.#levels]);
  }

  /** Do the rules leave out folders of that name elsewhere, but not here? */
  leavesOut(name: string): boolean {
    return this.#levels.some(({ rules }) => rules.test(`${name}/`).ignored);
  }

  /** @param path absolute, with forward slashes; folders end in a slash */
  ignores(path: string): boolean {
    for (const { prefix, rules } of this.#levels) {
      if (!path.startsWith(prefix)) continue;
      const verdict = rules.test(path.slice(prefix.length));
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }
}
