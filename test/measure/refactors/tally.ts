/** Counts what came of the applications of each refactor. */
import ts from 'typescript';
import type { Table } from '../table.ts';
import type { Application } from './applications.ts';

/** `broken`: it does not parse; `worse`: new type errors; `again`: a second time it changes something more. */
export type Outcome = 'well' | 'broken' | 'worse' | 'again';

interface Counts extends Record<Outcome, number> {
  refused: number;
}

const none = (): Counts => ({ well: 0, broken: 0, worse: 0, again: 0, refused: 0 });
const applied = ({ well, broken, worse, again }: Counts): number => well + broken + worse + again;

export class Tally {
  readonly #code = new Map<string, Counts>();
  readonly #comments = new Map<string, Counts>();
  readonly #refusals = new Map<string, number>();

  count(application: Application, outcome: Outcome, before: (path: string) => string | undefined): void {
    const counts = isOnlyComments(application, before) ? this.#comments : this.#code;
    this.#of(counts, application.refactor)[outcome]++;
  }

  refuse(refactor: string, reason: string): void {
    this.#of(this.#code, refactor).refused++;
    const kind = `${refactor}: ${reason.replaceAll(/`[^`]*`|\b[\w$.]+\(\)|\([\w.-]+:\d+\)/g, '…')}`;
    this.#refusals.set(kind, (this.#refusals.get(kind) ?? 0) + 1);
  }

  table(title: string): Table {
    const all = none();
    for (const counts of this.#code.values())
      for (const key of Object.keys(all) as (keyof Counts)[]) all[key] += counts[key];
    const rows = [...this.#code].map(([id, counts]) => rowOf(id, counts));
    return {
      title,
      head: ['refactor', 'applied', 'well', 'not parsed', 'new type errors', 'changed again', 'refused'],
      rows: [
        ...rows,
        rowOf('all that change code', all),
        ...[...this.#comments].map(([id, counts]) => rowOf(`${id} (comments only)`, counts)),
      ],
    };
  }

  /** The reasons, the most frequent first. */
  refusals(): string[] {
    return [...this.#refusals].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} × ${reason}`);
  }

  #of(counts: Map<string, Counts>, refactor: string): Counts {
    const known = counts.get(refactor) ?? none();
    counts.set(refactor, known);
    return known;
  }
}

function rowOf(name: string, counts: Counts): string[] {
  const count = applied(counts);
  const share = count === 0 ? '–' : `${((100 * counts.well) / count).toFixed(1)} %`;
  return [name, `${count}`, share, ...[counts.broken, counts.worse, counts.again, counts.refused].map(String)];
}

function isOnlyComments(
  { change: { files, created }, after }: Application,
  before: (path: string) => string | undefined,
): boolean {
  return created.length === 0 && files.every(({ file }) => bare(file, before(file)!) === bare(file, after.get(file)!));
}

const printer = ts.createPrinter({ removeComments: true });

/** The code of a text, as a compiler prints it without comments. */
const bare = (path: string, text: string): string =>
  printer.printFile(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
