/** The client's measurements, by function and by strategy. */
import { withMeasuredTime } from '../analysis/index.ts';
import type { Subject } from '../project/index.ts';
import type { StrategyId } from '../protocol/strategies.ts';
import {
  NOTHING_MEASURED,
  type MeasuredFigures,
  type MeasuredFunction,
  type MeasuredStrategy,
} from '../protocol/measured.ts';
import { fileOfUri } from './file-uri.ts';

export class Measured {
  #figures: MeasuredFigures = NOTHING_MEASURED;
  readonly #functions = new Map<string, MeasuredFunction>();

  set(figures: MeasuredFigures): void {
    this.#figures = figures;
    this.#functions.clear();
    for (const one of figures.functions) {
      const file = fileOfUri(one.uri);
      if (file !== undefined) this.#functions.set(keyOf(file, one.name), one);
    }
  }

  /** The measured function that is the subject, or that contains its finding. */
  of({ finding, report }: Subject): MeasuredFunction | undefined {
    const around =
      finding?.within === undefined ? undefined : this.#functions.get(keyOf(finding.finding.file, finding.within));
    return around ?? (report && this.#functions.get(keyOf(report.file, report.name)));
  }

  strategy(id: StrategyId): MeasuredStrategy | undefined {
    return this.#figures.strategies[id];
  }

  /** The subject with the measured time in place of the estimate, unless it was measured with its defaults only. */
  applyTo(subject: Subject): Subject {
    const { report } = subject;
    const one = report && this.#functions.get(keyOf(report.file, report.name));
    const plain = one?.strategies.find(({ id }) => id === 'sequential');
    const isOfDefaults = one?.arguments === '' && report !== undefined && report.parameters > 0;
    return report && plain && !isOfDefaults ? { ...subject, report: withMeasuredTime(report, plain.call) } : subject;
  }
}

const keyOf = (file: string, name: string): string => `${file}:${name}`;
