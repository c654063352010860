/** Rule `microtask-yield`: a long loop that yields only by microtasks, which lets no timer or request run. */
import type { Context, Finding, Span } from '../findings.ts';
import type { MicrotaskYield } from '../facts/waiting.ts';
import { callsAt, placeOf, type FunctionSymbol, type Program } from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import { microtaskYieldDocs } from './microtask-yield.docs.ts';
import type { Rule } from './rule.ts';
import { circumstancesOfPretence } from '../assessment/growth.ts';
import { assess } from '../assessment/index.ts';
import { fitting, whereOf } from './words.ts';
import type { RuleOptions } from '../options.ts';

export const microtaskYield: Rule = {
  id: 'microtask-yield',
  workload: 'cpu',
  lastStep: 'only yields to microtasks',
  docs: microtaskYieldDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found } of yieldsIn(sourceFile)) {
      const context = program.contexts.primary(node);
      if (context && (found.calls ?? []).every((span) => settlesAt(node, span)))
        yield findingOf(program, node, found, context, options);
    }
  },
};

const yieldsIn = candidatesOf(({ facts }) => facts.microtaskYields ?? []);

/** Does the call there lead to functions that only settle a promise, and to nothing else? */
function settlesAt(node: FunctionSymbol, span: Span): boolean {
  const edges = callsAt(node, span);
  return edges.length > 0 && edges.every(({ to, possible }) => !possible && to.facts.settles);
}

function findingOf(
  program: Program,
  node: FunctionSymbol,
  { span, text }: MicrotaskYield,
  context: Context,
  options: RuleOptions,
): Finding {
  const where = whereOf(context, node);
  const name = text.length <= 30 ? text : 'await new Promise(…)';
  return {
    rule: 'microtask-yield',
    ...assess(program, circumstancesOfPretence(node, context, 'lets only microtasks in between'), options),
    workload: 'cpu',
    message: fitting(
      `Yield with setImmediate(): ${name} lets no timer or request run in the loop of ${where}`,
      `Yield with setImmediate(): ${name} lets no timer or request run`,
    ),
    ...placeOf(program.contexts, node, context, { name, span, possible: false }),
  };
}
