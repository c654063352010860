/** Asks axe what stands in the way of people who use a keyboard, a screen reader or strong contrast. */
import axe, { type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';

/** @returns a line for each violation: rule, what to do, the first elements */
export async function auditFrame(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html} ${failureSummary}`)
        .join('; ')}`,
  );
}
