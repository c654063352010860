/** What a function of the project does with a function it is given: calls it at once, later, or hands it on. */
import type { Fate } from '../../catalogue/contexts/types.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { registrationOf, type Registration } from './registrations.ts';
import type { ParameterUse, Unit } from '../graph/graph.ts';
import type { Value } from '../values/values.ts';
import type { Expr } from '../../facts/expr.ts';
import { nameOf, writtenName, parameterUsesIn } from './parameter-uses.ts';

const MAX_HANDING_ON = 6;
/** Variables followed at most: `node = node.next` leads back to itself. */
export const MAX_VARIABLES = 5;

/** `server` of `server.on('request', answer)`, which gives the emitter again. */
const emitterOf = (expr: Expr): Expr => (expr[0] === 'call' && expr[1][0] === 'prop' && /^(on|once|addListener)$/.test(expr[1][2]) ? emitterOf(expr[1][1]) : expr);

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
