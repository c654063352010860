/** Rule `slow-regexp`: a pattern that can backtrack exponentially on input from outside. */
import { bringsStrangers, type Origin } from '../catalogue/contexts/inputs.ts';
import type { ChainLink, Context, EntryPoint, Finding, Severity } from '../findings.ts';
import {
  arrivalOf,
  backtrackingOf,
  isForOthers,
  lengthAt,
  linkOf,
  type Backtracking,
  type FunctionSymbol,
  type Input,
  type Match,
  type Program,
  type SourceFile,
} from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import type { RuleOptions } from '../options.ts';
import { severityIn } from '../assessment/severity.ts';
import { slowRegexpDocs } from './slow-regexp.docs.ts';
import { fitting, whereOf } from './words.ts';

/** What others send on purpose is worse than what is found on the way: that is seldom made to take long. */
const SEVERITY: Readonly<Record<Origin, Readonly<Record<'exponential' | 'cubic' | 'quadratic', Severity>>>> = {
  request: { exponential: 'error', cubic: 'warning', quadratic: 'warning' },
  message: { exponential: 'warning', cubic: 'warning', quadratic: 'info' },
  response: { exponential: 'info', cubic: 'info', quadratic: 'off' },
  file: { exponential: 'info', cubic: 'info', quadratic: 'off' },
};

const speedOf = ({ growth, degree }: Backtracking) =>
  growth === 'exponential' ? growth : degree > 2 ? 'cubic' : 'quadratic';

const NAMES: Readonly<Record<Origin, string>> = {
  request: 'request data',
  message: 'a message',
  response: 'a response',
  file: 'a file',
};

export const slowRegexp: Rule = {
  id: 'slow-regexp',
  workload: 'cpu',
  docs: slowRegexpDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: match } of matchesIn(sourceFile)) {
      const context = program.contexts.primary(node);
      const input = context && program.inputs.of(node, match.text);
      const backtracking = input && backtrackingOf(match.pattern);
      if (!backtracking) continue;
      // What is only as long as the code lets it be is gone over quickly enough, unless the time grows exponentially.
      if (input.isMeasured && backtracking.growth === 'polynomial') continue;
      const limit = SEVERITY[input.origin][speedOf(backtracking)];
      const mayBeMeant = !isForOthers(sourceFile) || (!backtracking.takesLines && isFromOthers(program, input));
      if (limit !== 'off')
        yield findingOf(
          program,
          node,
          match,
          context,
          input,
          backtracking,
          severityIn(context, options, mayBeMeant ? limit : 'hint'),
          options,
        );
    }
  },
};

/** A page, an assistant on this machine and files of one's own are not made to do harm. */
const isFromOthers = ({ contexts }: Program, { origin, start }: Input): boolean =>
  origin !== 'file' &&
  (['event', 'request'] as const).every(
    (context) => !contexts.of(start).has(context) || !isOwn(start.sourceFile, contexts.seedOf(start, context).kind),
  );
const isOwn = ({ facts }: SourceFile, kind: string): boolean =>
  kind === 'page message' || (kind === 'mcp' && !facts.imports.some(({ specifier }) => bringsStrangers(specifier)));

const matchesIn = candidatesOf(({ matches }) => matches);

const POWERS: readonly (string | undefined)[] = [, , '²', '³', '⁴', '⁵'];

function findingOf(
  program: Program,
  node: FunctionSymbol,
  { call }: Match,
  context: Context,
  input: Input,
  backtracking: Backtracking,
  severity: Severity,
  { cpuBudget }: RuleOptions,
): Finding {
  const { entry, links } = wayOf(program, node, context, input);
  const { degree } = backtracking;
  const budgetAt = Number(lengthAt(backtracking, cpuBudget).toPrecision(1));
  const where = whereOf(context, node);
  const what =
    degree === Infinity ? 'it backtracks exponentially' : `its time grows as n${POWERS[degree] ?? '³ or more'}`;
  const size = `${cpuBudget} ms from about ${budgetAt.toLocaleString('en')} characters`;
  return {
    rule: 'slow-regexp',
    severity,
    confidence: 'certain',
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

/** The way the text came, where its beginning runs in the same context; otherwise the way control comes. */
function wayOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  { start, via }: Input,
): { entry: EntryPoint; links: readonly ChainLink[] } {
  if (!program.contexts.of(start).has(context)) return arrivalOf(program.contexts, node, context);
  const { entry, links } = arrivalOf(program.contexts, start, context);
  return { entry, links: [...links, ...via.map(linkOf)] };
}
