/** Rule `slow-regexp`: a pattern that can backtrack exponentially on input from outside. */
import type { Origin } from '../catalogue/contexts/inputs.ts';
import type { ChainLink, Context, EntryPoint, Finding } from '../findings.ts';
import {
  arrivalOf,
  backtrackingOf,
  lengthAt,
  linkOf,
  type Backtracking,
  type FunctionSymbol,
  type Input,
  type Match,
  type Program,
} from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import type { RuleOptions } from '../options.ts';
import { assess, type Circumstances } from '../assessment/index.ts';
import { circumstancesOfPattern } from '../assessment/patterns.ts';
import { slowRegexpDocs } from './slow-regexp.docs.ts';
import { fitting, whereOf } from './words.ts';

const NAMES: Readonly<Record<Origin, string>> = {
  request: 'request data',
  message: 'a message',
  response: 'a response',
  file: 'a file',
};

export const slowRegexp: Rule = {
  id: 'slow-regexp',
  workload: 'cpu',
  lastStep: 'may backtrack for long',
  docs: slowRegexpDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: match } of matchesIn(sourceFile)) {
      const context = program.contexts.primary(node);
      const input = context && program.inputs.of(node, match.text);
      const backtracking = input && backtrackingOf(match.pattern);
      if (!backtracking) continue;
      // A text whose length the code limits is matched quickly enough, unless the time grows exponentially.
      if (input.isMeasured && backtracking.growth === 'polynomial') continue;
      const circumstances = circumstancesOfPattern(program, node, context, input, backtracking);
      if (circumstances) yield findingOf(program, match, input, backtracking, circumstances, options);
    }
  },
};

const matchesIn = candidatesOf(({ matches }) => matches);

const POWERS: readonly (string | undefined)[] = [, , '²', '³', '⁴', '⁵'];

function findingOf(
  program: Program,
  { call }: Match,
  input: Input,
  backtracking: Backtracking,
  circumstances: Circumstances,
  options: RuleOptions,
): Finding {
  const { node, context } = circumstances;
  const { cpuBudget } = options;
  const { entry, links } = pathOf(program, node, context, input);
  const { degree } = backtracking;
  const budgetAt = Number(lengthAt(backtracking, cpuBudget).toPrecision(1));
  const where = whereOf(context, node);
  const what =
    degree === Infinity ? 'it backtracks exponentially' : `its time grows as n${POWERS[degree] ?? '³ or more'}`;
  const size = `${cpuBudget} ms from about ${budgetAt.toLocaleString('en')} characters`;
  return {
    rule: 'slow-regexp',
    ...assess(program, circumstances, options),
    confidence: circumstances.confidence,
    workload: 'cpu',
    context,
    file: node.sourceFile.path,
    span: call.span,
    entry,
    message: fitting(
      `Rewrite this pattern: ${what}, ${size} of ${NAMES[input.origin]} in ${where}`,
      `Rewrite this pattern: ${what}, ${size} of ${NAMES[input.origin]}`,
      `Rewrite this pattern: ${what}, ${size}`,
    ),
    chain: [...links, { name: call.text, file: node.sourceFile.path, span: call.span, confidence: 'certain' }],
    cost: {
      grows: degree === Infinity ? 'length of the text, exponentially' : `length of the text${POWERS[degree] ?? '³'}`,
      budgetAt,
      source: 'estimate',
    },
  };
}

/** The path of the text, if its source runs in the same context; otherwise the path of control. */
function pathOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  { start, via }: Input,
): { entry: EntryPoint; links: readonly ChainLink[] } {
  if (!program.contexts.of(start).has(context)) return arrivalOf(program.contexts, node, context);
  const { entry, links } = arrivalOf(program.contexts, start, context);
  return { entry, links: [...links, ...via.map(linkOf)] };
}
