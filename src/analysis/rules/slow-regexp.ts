/** Rule `slow-regexp`: a pattern that can backtrack exponentially on input from outside. */
import type { Origin } from '../catalogue/contexts/inputs.ts';
import type { ChainLink, Context, EntryPoint, Finding, Severity } from '../findings.ts';
import {
  arrivalOf,
  backtrackingOf,
  isForOthers,
  linkOf,
  type Backtracking,
  type FunctionSymbol,
  type Input,
  type Match,
  type Program,
} from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { severityIn } from '../assessment/severity.ts';
import { slowRegexpDocs } from './slow-regexp.docs.ts';
import { fitting, whereOf } from './words.ts';

/** What others send on purpose is worse than what is found on the way. */
const SEVERITY: Readonly<Record<Origin, Readonly<Record<'exponential' | 'polynomial', Severity>>>> = {
  request: { exponential: 'warning', polynomial: 'info' },
  message: { exponential: 'warning', polynomial: 'info' },
  response: { exponential: 'info', polynomial: 'off' },
  file: { exponential: 'info', polynomial: 'off' },
};

const NAMES: Readonly<Record<Origin, string>> = {
  request: 'what requests send',
  message: 'what messages bring',
  response: 'what a server answers',
  file: 'what a file holds',
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
      const limit = SEVERITY[input.origin][backtracking.growth];
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
        );
    }
  },
};

/** A page, an assistant and files of one's own are not made to do harm. */
const isFromOthers = ({ contexts }: Program, { origin, start }: Input): boolean =>
  origin !== 'file' &&
  (['event', 'request'] as const).every(
    (context) => !contexts.of(start).has(context) || !OWN.has(contexts.seedOf(start, context).kind),
  );
const OWN: ReadonlySet<string> = new Set(['page message', 'mcp']);

const matchesIn = candidatesOf(({ matches }) => matches);

function findingOf(
  program: Program,
  node: FunctionSymbol,
  { call }: Match,
  context: Context,
  input: Input,
  { growth }: Backtracking,
  severity: Severity,
): Finding {
  const { entry, links } = wayOf(program, node, context, input);
  const what = growth === 'exponential' ? 'it can backtrack exponentially' : 'its time grows faster than the text';
  const where = whereOf(context, node);
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
      `Rewrite this pattern: ${what} on ${NAMES[input.origin]} in ${where}`,
      `Rewrite this pattern: ${what} on ${NAMES[input.origin]}`,
    ),
    chain: [...links, { name: call.text, file: node.sourceFile.path, span: call.span, confidence: 'certain' }],
    cost: {
      grows:
        growth === 'exponential' ? 'length of the text, exponentially' : 'square of the length of the text or worse',
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
