/** What a function of the project does with a function that it receives: calls it at once, later, or passes it on. */
import { LISTENER_METHODS } from '../../catalogue/contexts/callbacks.ts';
import type { CallbackTiming } from '../../catalogue/contexts/types.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { isInLoop } from './edges.ts';
import { registrationOf, type CallbackRegistration } from './registrations.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { ParameterUse } from '../values/parameter-uses.ts';
import type { Value } from '../values/values.ts';
import { writtenName } from '../graph/written-names.ts';
import {
  bindingIndexOf,
  calleeOf,
  type Expr,
  functionIndexOf,
  isCall,
  isFn,
  isProp,
  isVar,
  nameOf,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';

const MAX_HANDING_ON = 6;

/** `server` of `server.on('request', answer)`, which gives the emitter again. */
const emitterOf = (expr: Expr): Expr => {
  const callee = isCall(expr) ? calleeOf(expr) : undefined;
  return isProp(callee) && LISTENER_METHODS.has(propertyOf(callee)) ? emitterOf(objectOf(callee)) : expr;
};

export class CallbackTimings {
  constructor(readonly evaluator: Evaluator) {}

  /**
   * @param key property of the argument that holds the function, if it is an object
   * @returns undefined if it is stored or returned, or if that is unknown
   */
  ofParameter(
    sourceFile: SourceFile,
    fn: number,
    index: number,
    key?: string,
    depth = 0,
  ): CallbackRegistration | undefined {
    if (depth > MAX_HANDING_ON) return undefined;
    let found: CallbackRegistration | undefined;
    for (const use of this.evaluator.parameterUses(sourceFile).get(`${fn},${index}`) ?? []) {
      if (key !== undefined && use.key !== undefined && use.key !== '*' && key !== '*' && use.key !== key) continue;
      // A method of the parameter is called or handed on, not the parameter.
      if (key === undefined && use.key !== undefined) continue;
      const timing = use.isResult ? undefined : this.#ofUse(sourceFile, fn, use, depth);
      if (timing && (!found || isContext(timing.timing))) found = timing;
    }
    return found;
  }

  #ofUse(sourceFile: SourceFile, fn: number, use: ParameterUse, depth: number): CallbackRegistration | undefined {
    const own: CallbackRegistration | undefined =
      use.argument === undefined
        ? { timing: isInLoop(use.call) ? 'each' : 'now', kind: 'call' }
        : this.ofArgument(sourceFile, use.call, use.argument, depth + 1);
    if (!own) return undefined;
    return this.#through(sourceFile, use.inside, fn, own, depth);
  }

  /** The fate of something called in `inside`, seen from the function `outer` around it. */
  #through(
    sourceFile: SourceFile,
    inside: number,
    outer: number,
    timing: CallbackRegistration,
    depth: number,
  ): CallbackRegistration | undefined {
    for (let at = inside; at !== outer; at = sourceFile.facts.functions[at]!.parent) {
      if (at <= 0) return undefined;
      const around = this.#ofLiteral(sourceFile, at, depth);
      if (!around) return undefined;
      if (around.timing !== 'now' && around.timing !== 'each') return around;
      if (around.timing === 'each' && timing.timing === 'now') timing = { ...timing, timing: 'each' };
    }
    return timing;
  }

  /** The fate of a function literal inside the function around it. */
  #ofLiteral(sourceFile: SourceFile, id: number, depth: number): CallbackRegistration | undefined {
    for (const call of sourceFile.facts.functions[sourceFile.facts.functions[id]!.parent]?.calls ?? []) {
      const index = call.args.findIndex(({ value }) => isLiteral(sourceFile, value, id));
      if (index !== -1) return this.ofArgument(sourceFile, call, index, depth + 1);
      if (isLiteral(sourceFile, call.callee, id)) return { timing: 'now', kind: 'call' };
    }
    return undefined;
  }

  /** What a call does with the return value of its argument: `register(name, make(context))`. */
  ofResult(sourceFile: SourceFile, call: CallFacts, index: number): CallbackRegistration | undefined {
    for (const callee of this.evaluator.value(sourceFile, call.callee)) {
      if (callee.kind !== 'fn') continue;
      for (const use of this.evaluator.parameterUses(callee.sourceFile).get(`${callee.id},${index}`) ?? []) {
        const timing =
          use.isResult && use.key === undefined ? this.#ofUse(callee.sourceFile, callee.id, use, 0) : undefined;
        if (timing) return timing;
      }
    }
    return undefined;
  }

  /** What a call does with its argument. */
  ofArgument(
    sourceFile: SourceFile,
    call: CallFacts,
    index: number,
    depth = 0,
    key?: string,
  ): CallbackRegistration | undefined {
    const callees = this.evaluator.value(sourceFile, call.callee);
    const own = callees.flatMap((callee) => (callee.kind === 'fn' ? [callee] : []));
    for (const callee of own) {
      const timing = this.ofParameter(callee.sourceFile, callee.id, index, key, depth + 1);
      if (timing) return timing;
    }
    const constructed = callees.flatMap((callee) => (callee.kind === 'class' ? [callee] : []));
    for (const { sourceFile: owner, id } of constructed) {
      const { constructorFn } = owner.facts.classes[id]!;
      const timing =
        constructorFn === undefined ? undefined : this.ofParameter(owner, constructorFn, index, key, depth + 1);
      if (timing) return timing;
    }
    if (own.length || constructed.length || key !== undefined) return undefined;
    const api = callees.find((callee): callee is Extract<Value, { kind: 'api' }> => callee.kind === 'api');
    const first = call.args[0] ? this.evaluator.value(sourceFile, call.args[0].value) : [];
    const receiver = isProp(call.callee) ? writtenName(sourceFile, emitterOf(objectOf(call.callee))) : '';
    return registrationOf(api, nameOf(call.callee), first, receiver);
  }
}

/** Is it the function with that number, here or in the variable that holds it? */
function isLiteral({ facts }: SourceFile, expr: Expr, id: number): boolean {
  const value = isVar(expr) ? facts.bindings[bindingIndexOf(expr)]?.value : expr;
  return isFn(value) && functionIndexOf(value) === id;
}

const isContext = (timing: CallbackTiming): boolean => timing !== 'now' && timing !== 'each' && timing !== 'then';
