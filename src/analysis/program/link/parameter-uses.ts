/**
 * How a function uses its parameters that are functions: calls them, hands them on, or wraps them in what it returns.
 */
import type { FileFacts } from '../../facts/facts.ts';
import type { ParameterUse, SourceFile } from '../graph/graph.ts';
import type { Expr } from '../../facts/expr.ts';
import { MAX_VARIABLES } from './callback-timing.ts';

/** The last name of a callee as written. */
export const nameOf = (callee: Expr): string =>
  callee[0] === 'prop' ? callee[2] : callee[0] === 'global' ? callee[1] : '';

/** The last name of an expression, a variable's own too; of a call, what is called. */
export function writtenName(sourceFile: SourceFile, expr: Expr): string {
  if (expr[0] === 'call') return writtenName(sourceFile, expr[1]);
  return expr[0] === 'var' ? sourceFile.facts.bindings[expr[1]]!.name : nameOf(expr);
}

/** The parameter an expression starts from, and the property taken of it. */
function parameterOf(
  facts: FileFacts,
  expr: Expr,
  key?: string,
  variables = 0,
): { readonly slot: string; readonly key?: string } | undefined {
  const within = (inner: Expr, property = key) => parameterOf(facts, inner, property, variables);
  switch (expr[0]) {
    case 'as':
      return within(expr[1]);
    case 'prop':
      return expr[2] === 'call' || expr[2] === 'apply' || expr[2] === 'bind'
        ? within(expr[1])
        : within(expr[1], expr[2]);
    case 'elem':
      return within(expr[1], '*');
    case 'call':
      return expr[1][0] === 'prop' && expr[1][2] === 'bind' ? within(expr[1][1]) : undefined;
    case 'var': {
      const binding = facts.bindings[expr[1]];
      if (binding?.param) return { slot: binding.param.join(), ...(key !== undefined && { key }) };
      const value = binding?.value;
      return value && (value[0] === 'prop' || value[0] === 'elem') && binding.name !== '' && variables < MAX_VARIABLES
        ? parameterOf(facts, value, key, variables + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** By `function,parameter`. */
export function parameterUsesIn(facts: FileFacts): Map<string, ParameterUse[]> {
  const uses = new Map<string, ParameterUse[]>();
  const add = (slot: string, use: ParameterUse) => uses.set(slot, [...(uses.get(slot) ?? []), use]);
  facts.functions.forEach((fn, inside) => {
    for (const call of fn.calls) {
      if (call.kind === 'get' || call.kind === 'set') continue;
      const called = call.kind === 'handler' ? undefined : parameterOf(facts, call.callee);
      if (called) add(called.slot, { inside, call, ...(called.key !== undefined && { key: called.key }) });
      call.args.forEach(({ value }, argument) => {
        const given = parameterOf(facts, value);
        if (given) add(given.slot, { inside, call, argument, ...(given.key !== undefined && { key: given.key }) });
      });
    }
  });
  return uses;
}

/** The parameters of a function that a function it returns calls. */
export function wrappedParametersOf(sourceFile: SourceFile, id: number): number[] {
  const { functions } = sourceFile.facts;
  const returned = (functions[id]!.returns ?? []).flatMap((value) => (value[0] === 'fn' ? [value[1]] : []));
  if (returned.length === 0) return [];
  sourceFile.parameterUses ??= parameterUsesIn(sourceFile.facts);
  const isReturned = (inside: number): boolean => {
    for (let at = inside; at > id; at = functions[at]!.parent) if (returned.includes(at)) return true;
    return false;
  };
  return functions[id]!.params.flatMap((_, index) =>
    sourceFile
      .parameterUses!.get(`${id},${index}`)
      ?.some(({ argument, key, inside }) => argument === undefined && key === undefined && isReturned(inside))
      ? [index]
      : [],
  );
}
