/** Why a chain cannot be made async: thrown where it is found, returned as a reason by the refactor. */
import type { Span } from '../../findings.ts';

export class Refusal extends Error {
  /**
   * @param reason as it follows "because": `a constructor cannot wait`
   * @param file absolute, with the place that stops the refactor
   */
  constructor(
    readonly reason: string,
    readonly file: string,
    readonly span: Span,
  ) {
    super(reason);
    this.name = 'Refusal';
  }

  /** For people: the reason and where. */
  get text(): string {
    return `${this.reason} (${this.file.slice(this.file.lastIndexOf('/') + 1)}:${this.span[0]})`;
  }
}
