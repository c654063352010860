/** Collects changes to a text in any order; insertions around nodes nest as the nodes do. */

export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

interface Range {
  readonly range: readonly [start: number, end: number];
}

/** At one offset, closing text comes before opening text; inner nodes close first and open last. */
interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly side: 'close' | 'open';
  readonly size: number;
}

export class Patch {
  readonly #insertions: Insertion[] = [];
  readonly #replacements: Replacement[] = [];
  readonly #overwritten: Replacement[] = [];
  readonly #done = new Set<string>();

  /** Returns true only the first time for each key, so that nothing is changed twice. */
  once(what: string): boolean {
    if (this.#done.has(what)) return false;
    this.#done.add(what);
    return true;
  }

  around({ range: [start, end] }: Range, before: string, after: string): void {
    const size = end - start;
    if (before) this.#insertions.push({ at: start, text: before, side: 'open', size });
    if (after) this.#insertions.push({ at: end, text: after, side: 'close', size });
  }

  /** Inserts before everything that starts at the offset. */
  insert(at: number, text: string): void {
    this.#insertions.push({ at, text, side: 'open', size: Infinity });
  }

  /** Inserts before all other insertions at the offset: a separate statement. */
  insertFirst(at: number, text: string): void {
    this.#insertions.unshift({ at, text, side: 'open', size: Infinity });
  }

  replace(start: number, end: number, newText: string): void {
    this.#replacements.push({ start, end, newText });
  }

  /** Replaces a range together with all changes inside it. */
  overwrite(start: number, end: number, newText: string): void {
    this.#overwritten.push({ start, end, newText });
  }

  /** Removes text that was inserted before a node. @returns whether it was there */
  drop({ range: [start, end] }: Range, before: string): boolean {
    const at = this.#insertions.findIndex(
      (known) => known.at === start && known.size === end - start && known.text === before,
    );
    if (at !== -1) this.#insertions.splice(at, 1);
    return at !== -1;
  }

  get isEmpty(): boolean {
    return this.#insertions.length + this.#replacements.length + this.#overwritten.length === 0;
  }

  /** In text order, without overlaps. */
  get replacements(): Replacement[] {
    const side = ({ side: of }: Insertion) => (of === 'close' ? 0 : 1);
    const sorted = this.#insertions
      .filter((insertion) => !this.#overwritten.some((gone) => isInside(insertion, gone)))
      .sort((a, b) => a.at - b.at || side(a) - side(b) || (a.side === 'close' ? a.size - b.size : b.size - a.size));
    const merged: Replacement[] = [];
    for (const { at, text } of sorted) {
      const last = merged.at(-1);
      if (last?.start === at) merged[merged.length - 1] = { ...last, newText: last.newText + text };
      else merged.push({ start: at, end: at, newText: text });
    }
    const kept = this.#replacements.filter(
      ({ start, end }) => !this.#overwritten.some((gone) => gone.start <= start && end <= gone.end),
    );
    return [...merged, ...kept, ...this.#overwritten].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  applyTo(text: string): string {
    let out = '';
    let last = 0;
    for (const { start, end, newText } of this.replacements) {
      out += text.slice(last, start) + newText;
      last = Math.max(last, end);
    }
    return out + text.slice(last);
  }
}

/** At the edges of the range, insertions of larger nodes stay. */
function isInside({ at, side, size }: Insertion, { start, end }: Replacement): boolean {
  if (start < at && at < end) return true;
  return size <= end - start && ((at === start && side === 'open') || (at === end && side === 'close'));
}
