/** The reason why code cannot be changed: thrown where it is found, and shown by the refactor. */
import type { Span } from '../../findings.ts';

export class Refusal extends Error {
  /**
   * @param reason completes "because …": `a constructor cannot be async`
   * @param file absolute path of the code that prevents the change
   */
  constructor(
    readonly reason: string,
    readonly file: string,
    readonly span: Span,
  ) {
    super(reason);
    this.name = 'Refusal';
  }

  /** The reason and the place, for display. */
  get text(): string {
    return `${this.reason} (${this.file.slice(this.file.lastIndexOf('/') + 1)}:${this.span[0]})`;
  }
}
