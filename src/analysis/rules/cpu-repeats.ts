/** Operations that take microseconds and run for each of many elements: copies, formatters, documents. */
import type { RepeatedWork } from '../catalogue/per-element.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfRepeats } from '../assessment/growth.ts';
import type { Finding } from '../findings.ts';
import type { RuleOptions } from '../options.ts';
import { growthOf, repeatedCallsOf, sizeAt, type Program, type RepeatedCall } from '../program/index.ts';
import { deciderOf, isOfMany, productOf, REACH, sizeInWords } from './cpu-growth.ts';
import { contextOf, linkOfStep, placeOfSteps } from './cpu-places.ts';
import type { Site } from './cpu-sites.ts';
import { isNamed } from '../options.ts';
import { fitting, shorten, whereOf } from './words.ts';

const WORDS: Readonly<Record<RepeatedWork, string>> = {
  copies: 'Limit this copy to what changes',
  makes: 'Create this once',
  parses: 'Move this to a worker',
};

export function* repeatedFindings(
  { node, loop, name }: Site,
  program: Program,
  options: RuleOptions,
): Iterable<Finding> {
  const { context, isUnseen, isForCallers } = contextOf(program, node);
  if (!loop || !context || isNamed(node.facts.name, options.nonBlocking) || isNamed(name, options.nonBlocking)) return;
  for (const found of repeatedCallsOf(program.costs, node, loop)) {
    const { steps, ns } = found;
    const growth = growthOf(ns);
    const decider = deciderOf(program, node, growth.sizes);
    const budgetAt = sizeAt(ns, options.cpuBudget * 1e6);
    if (budgetAt === undefined || budgetAt > REACH[decider] || growth.sizes.some(isOfMany)) continue;
    const circumstances = circumstancesOfRepeats(node, context, {
      decider,
      budgetAt,
      collections: growth.sizes.map(({ text }) => text),
      isUnseen,
      isForCallers,
    });
    const [first, ...others] = steps.map((step) => linkOfStep(step));
    const { chain, ...place } = placeOfSteps(program, node, first!, circumstances.confidence);
    const at = steps[0]!.node === node ? undefined : steps[0]!;
    yield {
      rule: 'cpu-loop',
      ...assess(program, circumstances, options),
      workload: 'cpu',
      cost: { grows: productOf(growth), budgetAt: Number(budgetAt.toPrecision(2)), source: 'estimate' },
      message: messageOf(found, budgetAt, options.cpuBudget, whereOf(context, node)),
      ...place,
      ...(at?.node.sourceFile === node.sourceFile && { span: at.span }),
      chain: [...chain, ...others],
    };
  }
}

function messageOf({ steps, row, ns }: RepeatedCall, budgetAt: number, budget: number, where: string): string {
  const { name } = steps.at(-1)!;
  const what = `${WORDS[row.does]}: ${shorten(name, 24)}() for each of ${productOf(growthOf(ns))}`;
  const size = sizeInWords(budgetAt);
  return fitting(
    `${what} takes ${budget} ms from about ${size}, in ${where}`,
    `${what} takes ${budget} ms from about ${size}`,
    `${WORDS[row.does]}: run for each element, it takes ${budget} ms from about ${size}`,
  );
}
