/** Rule `async-without-parallelism`: CPU work wrapped in promises and gathered, which still runs one after another. */
import type { Context, Finding } from '../findings.ts';
import type { CallFacts, Expr } from '../engine/facts.ts';
import type { Program } from '../engine/program/program.ts';
import type { FunctionNode } from '../engine/program/unit.ts';
import { asyncWithoutParallelismDocs } from './async-without-parallelism.docs.ts';
import { callsAt, placeOf } from './chains.ts';
import { onlyComputes } from './only-computes.ts';
import type { Rule, RuleOptions } from './rule.ts';
import { severityIn } from './severity.ts';
import { fitting, nameWithin, whereOf } from './words.ts';

const GATHERS: ReadonlySet<string> = new Set(['all', 'allSettled']);

export const asyncWithoutParallelism: Rule = {
  id: 'async-without-parallelism',
  workload: 'cpu',
  docs: asyncWithoutParallelismDocs,
  * check(program, options) {
    for (const unit of program.units) {
      if (unit.isDependency) continue;
      for (const node of unit.nodes) {
        const context = program.contexts.primary(node);
        if (!context) continue;
        for (const call of node.facts.calls) {
          const gathered = isGather(call) ? gatheredBy(node, call.args[0]?.value) : [];
          if (gathered.length > 0 && gathered.every((task) => onlyComputes(task))) yield findingOf(program, node, call, gathered[0]!, context, options);
        }
      }
    }
  },
};

const isGather = ({ callee }: CallFacts): boolean => (
  callee[0] === 'prop' && callee[1][0] === 'global' && callee[1][1] === 'Promise' && GATHERS.has(callee[2]));

/** The functions whose promises are gathered; none where one of them is not known, or there is only one promise. */
function gatheredBy(node: FunctionNode, tasks: Expr | undefined): readonly FunctionNode[] {
  switch (tasks?.[0]) {
    case 'var': return gatheredBy(node, node.unit.facts.bindings[tasks[1]]!.value);
    case 'list': {
      const found = tasks[1].map((task) => calledBy(node, task));
      return found.length > 1 && found.every((functions) => functions.length > 0) ? found.flat() : [];
    }
    case 'call': {
      const [, callee, args] = tasks;
      if (callee[0] !== 'prop' || callee[2] !== 'map' || args[0]?.[0] !== 'fn') return [];
      return [node.unit.nodes[args[0][1]]!];
    }
    default: return [];
  }
}

/** The functions that a call in this function leads to, found by the callee as it is written. */
function calledBy(node: FunctionNode, task: Expr): readonly FunctionNode[] {
  if (task[0] !== 'call') return [];
  const callee = JSON.stringify(task[1]);
  const call = node.facts.calls.find((candidate) => candidate.kind === 'call' && JSON.stringify(candidate.callee) === callee);
  const edges = call ? callsAt(node, call.span) : [];
  return edges.some(({ possible }) => possible) ? [] : edges.map(({ to }) => to);
}

function findingOf(program: Program, node: FunctionNode, { span, text }: CallFacts, task: FunctionNode, context: Context, options: RuleOptions): Finding {
  const where = whereOf(context, node.facts.name, node.seeds.some((seed) => seed.context === context));
  const isLiteral = task.facts.name.startsWith('callback of ');
  const what = isLiteral ? 'its tasks compute' : `${nameWithin(task.facts.name, 24)}() computes`;
  const { chain, ...place } = placeOf(program.contexts, node, context, { name: text, span, possible: false });
  return {
    rule: 'async-without-parallelism', severity: severityIn(context, options, 'warning'), workload: 'cpu',
    message: fitting(
      `Use a worker pool: ${text}() runs nothing in parallel here, as ${what} on this thread, in ${where}`,
      `Use a worker pool: ${text}() runs nothing in parallel, as ${what} on this thread`,
      `Use a worker pool: ${text}() runs nothing in parallel here`,
    ),
    ...place, chain: [...chain, { name: task.facts.name, file: task.unit.path, span: task.facts.span, confidence: 'certain' }],
  };
}
