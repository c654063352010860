/** Rule `unbounded-concurrency`: one task per element of a collection of unknown size, all at once. */
import type { Context, Finding } from '../findings.ts';
import {
  arrivalOf,
  fanOutsOf,
  linkOf,
  mayBeMany,
  type FanOut,
  type FunctionSymbol,
  type Program,
  type WaitKind,
} from '../program/index.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfFlood } from '../assessment/waits.ts';
import { unboundedConcurrencyDocs } from './unbounded-concurrency.docs.ts';
import { fitting, whereOf } from './words.ts';
import type { RuleOptions } from '../options.ts';

/** What each task does. */
const TASK: Readonly<Record<WaitKind, string>> = {
  network: 'takes one connection',
  process: 'starts one process',
  file: 'keeps one file open',
  database: 'runs one query',
  browser: 'awaits one response',
  timer: 'starts one timer',
  unknown: 'starts one more task',
};

export const unboundedConcurrency: Rule = {
  id: 'unbounded-concurrency',
  workload: 'io',
  lastStep: 'runs for each element',
  docs: unboundedConcurrencyDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found } of fanOutsIn(sourceFile)) {
      const context = program.contexts.primary(node);
      if (context && mayBeMany(node, found)) yield findingOf(program, node, context, found, options);
    }
  },
};

const fanOutsIn = candidatesOf(fanOutsOf);

function findingOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  { call: { span }, wait }: FanOut,
  options: RuleOptions,
): Finding {
  const { entry, links } = arrivalOf(program.contexts, node, context);
  const { api, kind, name, edges } = wait;
  const task = TASK[kind];
  const circumstances = circumstancesOfFlood(node, context, wait, task);
  const what = `Limit how many run at once: each element ${task}`;
  const where = whereOf(context, node);
  return {
    rule: 'unbounded-concurrency',
    ...assess(program, circumstances, options),
    confidence: circumstances.confidence,
    workload: 'io',
    context,
    file: node.sourceFile.path,
    span,
    entry,
    message: fitting(`${what} in ${where}`, what),
    chain: [
      ...links,
      ...edges.map(linkOf),
      { name, file: api.node.sourceFile.path, span: api.call.span, confidence: circumstances.confidence },
    ],
  };
}
