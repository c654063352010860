/** How a function uses its function parameters: calls them, passes them on, or wraps them in a returned function. */
import { KEEPS_FUNCTION } from '../../catalogue/javascript/methods.ts';
import type { CallFacts, FileFacts } from '../../facts/facts.ts';
import {
  bindingIndexOf,
  calleeOf,
  collectionOf,
  type Expr,
  functionIndexOf,
  isCall,
  isElem,
  isFn,
  isProp,
  isPropNamed,
  objectOf,
  propertyOf,
  untypedOf,
} from '../../facts/expr.ts';

/** Maximum number of variables to follow, since `node = node.next` never ends. */
const MAX_VARIABLES = 5;

/** A parameter that is called or passed on. */
export interface ParameterUse {
  /** The function in which that happens. */
  readonly inside: number;
  /** Property of the parameter: `options.onData()`; `*` if computed. */
  readonly key?: string;
  readonly call: CallFacts;
  /** Passed on as this argument; if absent, the parameter itself is called. */
  readonly argument?: number;
  /** What the parameter returns is handed on, not the parameter: `register(name, make(context))`. */
  readonly isResult?: true;
}

/** By `function,parameter`. */
export type ParameterUses = ReadonlyMap<string, readonly ParameterUse[]>;

/** The parameter at the root of an expression, and the property read from it. */
function parameterOf(
  facts: FileFacts,
  expr: Expr,
  key?: string,
  variables = 0,
): { readonly slot: string; readonly key?: string } | undefined {
  const within = (inner: Expr, property = key) => parameterOf(facts, inner, property, variables);
  switch (expr[0]) {
    case 'as':
      return within(untypedOf(expr));
    case 'prop':
      return KEEPS_FUNCTION.has(propertyOf(expr)) ? within(objectOf(expr)) : within(objectOf(expr), propertyOf(expr));
    case 'elem':
      return within(collectionOf(expr), '*');
    case 'call': {
      const callee = calleeOf(expr);
      return isPropNamed(callee, 'bind') ? within(objectOf(callee)) : undefined;
    }
    case 'var': {
      const binding = facts.bindings[bindingIndexOf(expr)];
      if (binding?.param) return { slot: binding.param.join(), ...(key !== undefined && { key }) };
      const value = binding?.value;
      return value && (isProp(value) || isElem(value)) && binding.name !== '' && variables < MAX_VARIABLES
        ? parameterOf(facts, value, key, variables + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

export function parameterUsesIn(facts: FileFacts): ParameterUses {
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
        const made = isCall(value) && !given ? parameterOf(facts, calleeOf(value)) : undefined;
        if (made)
          add(made.slot, { inside, call, argument, isResult: true, ...(made.key !== undefined && { key: made.key }) });
      });
    }
  });
  return uses;
}

/** The parameters of a function that a returned function calls. */
export function wrappedParametersOf({ functions }: FileFacts, uses: () => ParameterUses, id: number): number[] {
  const returned = (functions[id]!.returns ?? []).flatMap((value) => (isFn(value) ? [functionIndexOf(value)] : []));
  if (returned.length === 0) return [];
  const isReturned = (inside: number): boolean => {
    for (let at = inside; at > id; at = functions[at]!.parent) if (returned.includes(at)) return true;
    return false;
  };
  return functions[id]!.params.flatMap((_, index) =>
    uses()
      .get(`${id},${index}`)
      ?.some(({ argument, key, inside }) => argument === undefined && key === undefined && isReturned(inside))
      ? [index]
      : [],
  );
}
