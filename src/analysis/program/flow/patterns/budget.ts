/** Ends an analysis after a number of steps, on any machine: patterns that take more are not analyzed. */
export class OverBudget extends Error {}

export class Budget {
  #steps: number;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** @throws OverBudget when the steps are spent */
  spend(steps = 1): void {
    this.#steps -= steps;
    if (this.#steps < 0) throw new OverBudget();
  }
}
