/** What a function of the project does with a function it is given: calls it at once, later, or hands it on. */
import type { Fate } from '../../catalogue/contexts/types.ts';
import type { CallFacts, Expr, FileFacts } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { registrationOf, type Registration } from './registrations.ts';
import type { ParameterUse, Unit } from '../graph/graph.ts';
import type { Value } from '../values/values.ts';

const MAX_HANDING_ON = 6;
/** Variables followed at most: `node = node.next` leads back to itself. */
const MAX_VARIABLES = 5;

/** The last name of a callee as written. */
export const nameOf = (callee: Expr): string => (callee[0] === 'prop' ? callee[2] : callee[0] === 'global' ? callee[1] : '');

/** The last name of an expression, a variable's own too; of a call, what is called. */
export function writtenName(unit: Unit, expr: Expr): string {
  if (expr[0] === 'call') return writtenName(unit, expr[1]);
  return expr[0] === 'var' ? unit.facts.bindings[expr[1]]!.name : nameOf(expr);
}

/** `server` of `server.on('request', answer)`, which gives the emitter again. */
const emitterOf = (expr: Expr): Expr => (expr[0] === 'call' && expr[1][0] === 'prop' && /^(on|once|addListener)$/.test(expr[1][2]) ? emitterOf(expr[1][1]) : expr);

/** The parameter an expression starts from, and the property taken of it. */
function parameterOf(facts: FileFacts, expr: Expr, key?: string, variables = 0): { readonly slot: string; readonly key?: string } | undefined {
  const within = (inner: Expr, property = key) => parameterOf(facts, inner, property, variables);
  switch (expr[0]) {
    case 'as': return within(expr[1]);
    case 'prop': return expr[2] === 'call' || expr[2] === 'apply' || expr[2] === 'bind' ? within(expr[1]) : within(expr[1], expr[2]);
    case 'elem': return within(expr[1], '*');
    case 'call': return expr[1][0] === 'prop' && expr[1][2] === 'bind' ? within(expr[1][1]) : undefined;
    case 'var': {
      const binding = facts.bindings[expr[1]];
      if (binding?.param) return { slot: binding.param.join(), ...(key !== undefined && { key }) };
      const value = binding?.value;
      return value && (value[0] === 'prop' || value[0] === 'elem') && binding.name !== '' && variables < MAX_VARIABLES
        ? parameterOf(facts, value, key, variables + 1) : undefined;
    }
    default: return undefined;
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
export function wrappedParametersOf(unit: Unit, id: number): number[] {
  const { functions } = unit.facts;
  const returned = (functions[id]!.returns ?? []).flatMap((value) => (value[0] === 'fn' ? [value[1]] : []));
  if (returned.length === 0) return [];
  unit.parameterUses ??= parameterUsesIn(unit.facts);
  const isReturned = (inside: number): boolean => {
    for (let at = inside; at > id; at = functions[at]!.parent) if (returned.includes(at)) return true;
    return false;
  };
  return functions[id]!.params.flatMap((_, index) => (
    unit.parameterUses!.get(`${id},${index}`)?.some(({ argument, key, inside }) => argument === undefined && key === undefined && isReturned(inside)) ? [index] : []));
}

export class Fates {
  constructor(readonly evaluator: Evaluator) {}

  /**
   * @param key property of the argument that holds the function, where it is an object
   * @returns undefined where it is stored, returned, or nobody knows
   */
  ofParameter(unit: Unit, fn: number, index: number, key?: string, depth = 0): Registration | undefined {
    if (depth > MAX_HANDING_ON) return undefined;
    unit.parameterUses ??= parameterUsesIn(unit.facts);
    let found: Registration | undefined;
    for (const use of unit.parameterUses.get(`${fn},${index}`) ?? []) {
      if (key !== undefined && use.key !== undefined && use.key !== '*' && key !== '*' && use.key !== key) continue;
      // A method of the parameter is called or handed on, not the parameter.
      if (key === undefined && use.key !== undefined) continue;
      const fate = this.#ofUse(unit, fn, use, depth);
      if (fate && (!found || isContext(fate.fate))) found = fate;
    }
    return found;
  }

  #ofUse(unit: Unit, fn: number, use: ParameterUse, depth: number): Registration | undefined {
    const own: Registration | undefined = use.argument === undefined
      ? { fate: use.call.loops ? 'each' : 'now', kind: 'call' }
      : this.ofArgument(unit, use.call, use.argument, depth + 1);
    if (!own) return undefined;
    return this.#through(unit, use.inside, fn, own, depth);
  }

  /** The fate of something called in `inside`, seen from the function `outer` around it. */
  #through(unit: Unit, inside: number, outer: number, fate: Registration, depth: number): Registration | undefined {
    for (let at = inside; at !== outer; at = unit.facts.functions[at]!.parent) {
      if (at <= 0) return undefined;
      const around = this.#ofLiteral(unit, at, depth);
      if (!around) return undefined;
      if (around.fate !== 'now' && around.fate !== 'each') return around;
      if (around.fate === 'each' && fate.fate === 'now') fate = { ...fate, fate: 'each' };
    }
    return fate;
  }

  /** The fate of a function literal inside the function around it. */
  #ofLiteral(unit: Unit, id: number, depth: number): Registration | undefined {
    for (const call of unit.facts.functions[unit.facts.functions[id]!.parent]?.calls ?? []) {
      const index = call.args.findIndex(({ value }) => value[0] === 'fn' && value[1] === id);
      if (index !== -1) return this.ofArgument(unit, call, index, depth + 1);
      if (call.callee[0] === 'fn' && call.callee[1] === id) return { fate: 'now', kind: 'call' };
      if (call.callee[0] === 'var' && unit.facts.bindings[call.callee[1]]?.value?.[1] === id) return { fate: 'now', kind: 'call' };
    }
    return undefined;
  }

  /** What a call does with its argument. */
  ofArgument(unit: Unit, call: CallFacts, index: number, depth = 0, key?: string): Registration | undefined {
    const callees = this.evaluator.value(unit, call.callee);
    const own = callees.flatMap((callee) => (callee.kind === 'fn' ? [callee] : []));
    for (const callee of own) {
      const fate = this.ofParameter(callee.unit, callee.id, index, key, depth + 1);
      if (fate) return fate;
    }
    const constructed = callees.flatMap((callee) => (callee.kind === 'class' ? [callee] : []));
    for (const { unit: owner, id } of constructed) {
      const { constructorFn } = owner.facts.classes[id]!;
      const fate = constructorFn === undefined ? undefined : this.ofParameter(owner, constructorFn, index, key, depth + 1);
      if (fate) return fate;
    }
    if (own.length || constructed.length || key !== undefined) return undefined;
    const api = callees.find((callee): callee is Extract<Value, { kind: 'api' }> => callee.kind === 'api');
    const first = call.args[0] ? this.evaluator.value(unit, call.args[0].value) : [];
    const receiver = call.callee[0] === 'prop' ? writtenName(unit, emitterOf(call.callee[1])) : '';
    return registrationOf(api, nameOf(call.callee), first, receiver);
  }
}

const isContext = (fate: Fate): boolean => fate !== 'now' && fate !== 'each' && fate !== 'then';
