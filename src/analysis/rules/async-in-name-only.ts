/** Rule `async-in-name-only`: an awaited API that computes on this thread all the same. */
import { isOfNode, withoutPrefix } from '../catalogue/node/specifiers.ts';
import { lookupAsyncInNameOnly } from '../catalogue/index.ts';
import { BUILD_HOOK } from '../catalogue/contexts/callbacks.ts';
import type { AsyncInNameOnlyRow } from '../catalogue/types.ts';
import type { Context, Cost, Finding } from '../findings.ts';
import { apiName, applies, placeOf, type ApiCall, type Program } from '../program/index.ts';
import { asyncInNameOnlyDocs } from './async-in-name-only.docs.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { circumstancesOfAwaitedWork } from '../assessment/growth.ts';
import { assess } from '../assessment/index.ts';
import { fitting, shorten, whereOf } from './words.ts';
import { isNonBlocking, type RuleOptions } from '../options.ts';

export const asyncInNameOnly: Rule = {
  id: 'async-in-name-only',
  workload: 'cpu',
  lastStep: 'computes',
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

/** Whoever runs a build waits for the APIs that only builds use. */
const isOfBuild = ({ contexts }: Program, { node }: ApiCall, { ofBuilds }: AsyncInNameOnlyRow, context: Context) =>
  ofBuilds === true && (context === 'task' || contexts.path(node, context).entryPoint.kind === BUILD_HOOK);

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
    ? `Use ${shorten(isOfNode(row.instead.module) ? `${withoutPrefix(row.instead.module)}.${row.instead.name}` : row.instead.module, 24)}`
    : 'Move it to a worker';
  const where = whereOf(context, node);
  const cost: Cost = {
    ...(row.milliseconds !== undefined && { milliseconds: row.milliseconds }),
    ...(row.input && { grows: `size of the input (figure: ${row.input})` }),
    source: 'catalogue',
  };
  const figures = { milliseconds: row.milliseconds, possible, isOfBuild: isOfBuild(program, api, row, context) };
  return {
    rule: 'async-in-name-only',
    ...assess(program, circumstancesOfAwaitedWork(node, context, name, figures), options),
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
