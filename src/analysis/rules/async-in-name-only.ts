/** Rule `async-in-name-only`: an awaited API that computes on this thread all the same. */
import { lookupAsyncInNameOnly } from '../catalogue/index.ts';
import { BUILD_HOOK } from '../catalogue/contexts/callbacks.ts';
import type { AsyncInNameOnlyRow } from '../catalogue/types.ts';
import type { Context, Cost, Finding, Severity } from '../findings.ts';
import { apiName, applies, isForOthers, placeOf, type ApiCall, type Program } from '../program/index.ts';
import { asyncInNameOnlyDocs } from './async-in-name-only.docs.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { severityIn } from '../assessment/severity.ts';
import { fitting, shorten, whereOf } from './words.ts';
import { isNonBlocking, type RuleOptions } from '../options.ts';

/** Milliseconds that are felt: a shorter stall is worth a word, no warning. */
const LONG_TASK = 50;

export const asyncInNameOnly: Rule = {
  id: 'async-in-name-only',
  workload: 'cpu',
  docs: asyncInNameOnlyDocs,
  *checkFile(sourceFile, program, options) {
    for (const {
      node,
      found: { call, row },
    } of computingIn(sourceFile)) {
      const context = program.contexts.primary(node);
      if (context && !isNonBlocking(call, apiName(call), options))
        yield findingOf(program, call, row, context, options);
    }
  },
};

const computingIn = candidatesOf(({ apiCalls }) =>
  apiCalls.flatMap((call) => {
    const row = rowOf(call);
    return row ? [{ call, row }] : [];
  }),
);

function rowOf(call: ApiCall): AsyncInNameOnlyRow | undefined {
  const row = lookupAsyncInNameOnly(call.module, call.path);
  return row && !row.sizeGated && (!row.when || applies(row.when, call)) ? row : undefined;
}

/**
 * Tools await compilers and formatters with good reason: outside of requests and events it is only worth knowing; what
 * others wait for shortly is a hint.
 */
function limitOf(
  { contexts }: Program,
  { possible, node }: ApiCall,
  { milliseconds = LONG_TASK, ofBuilds }: AsyncInNameOnlyRow,
  context: Context,
): Severity {
  if (isForOthers(node.sourceFile)) {
    const { entryPoint } = contexts.path(node, context);
    const isOfBuild = ofBuilds && (context === 'task' || entryPoint.kind === BUILD_HOOK);
    if (milliseconds < LONG_TASK || isOfBuild) return 'hint';
  }
  return context === 'task' || possible || milliseconds < LONG_TASK ? 'info' : 'warning';
}

function findingOf(
  program: Program,
  api: ApiCall,
  row: AsyncInNameOnlyRow,
  context: Context,
  options: RuleOptions,
): Finding {
  const { node, call, possible } = api;
  const name = apiName(api);
  const remedy = row.instead
    ? `Use ${shorten(row.instead.module === 'node:crypto' ? `crypto.${row.instead.name}` : row.instead.module, 24)}`
    : 'Move it to a worker';
  const where = whereOf(context, node);
  const cost: Cost = {
    ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }),
    ...(row.input && { grows: `size of the input (figure: ${row.input})` }),
    source: 'catalogue',
  };
  return {
    rule: 'async-in-name-only',
    severity: severityIn(context, options, limitOf(program, api, row, context)),
    workload: 'cpu',
    cost,
    message: fitting(
      `${remedy}: ${name}() computes on the event loop, awaited or not, in ${where}`,
      `${remedy}: ${name}() computes on the event loop, awaited or not`,
      `${remedy}: ${shorten(name, 30)}() computes on the event loop`,
    ),
    ...placeOf(program.contexts, node, context, { name, span: call.span, possible }),
  };
}
