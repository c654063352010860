/** Finds what a call may reach: functions, classes and APIs; accessors for what is read or set. */
import {
  bindingIndexOf,
  type Expr,
  isEachElem,
  isElem,
  isProp,
  isSuper,
  isVar,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { SourceFile } from '../graph/graph.ts';
import type { Hierarchy } from '../values/class-hierarchy.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { declaredMembers } from '../values/members.ts';
import type { Own, Value, Values } from '../values/values.ts';

export interface Target {
  readonly value: Value;
  readonly possible: boolean;
}

/** More implementations of one method than this say nothing about the one that is called. */
const MAX_IMPLEMENTATIONS = 8;

export class CallTargets {
  constructor(
    readonly evaluator: Evaluator,
    readonly hierarchy: Hierarchy,
  ) {}

  /** The getters or setters that reading or setting a property may run. */
  ofAccess(sourceFile: SourceFile, base: Expr, name: string, kind: 'getter' | 'setter'): Own[] {
    return this.evaluator.value(sourceFile, base).flatMap((value) => this.#accessors(value, name, kind));
  }

  /** What a call may reach; a method of an abstract class or interface may be any of its implementations. */
  ofCall(sourceFile: SourceFile, { callee }: Pick<CallFacts, 'callee'>): Target[] {
    if (isProp(callee)) return this.#ofMethod(sourceFile, objectOf(callee), propertyOf(callee));
    const values = this.evaluator.value(sourceFile, callee);
    // `super()` constructs what `super` is an instance of.
    if (isSuper(callee)) return values.flatMap(constructedBySuper);
    // One of several: any element of a table of functions.
    const isOneOf = values.filter(isCandidate).length > 1 || isElem(callee);
    return values.map((value) => ({ value, possible: isOneOf || isWrapped(value) }));
  }

  #ofMethod(sourceFile: SourceFile, object: Expr, name: string): Target[] {
    const bases = this.evaluator.value(sourceFile, object);
    const isOneOf = bases.length > 1 && (isPicked(sourceFile, object) || isReplaced(bases));
    const targets = bases.flatMap((base) =>
      isSuper(object) ? this.#members(base, name) : this.#implementations(base, name),
    );
    return isOneOf ? targets.map(({ value }) => ({ value, possible: true })) : targets;
  }

  #members(base: Value, name: string): Target[] {
    return this.evaluator.member(base, name).map((value) => ({ value, possible: isWrapped(value) }));
  }

  /** The member itself, and what overrides it. */
  #implementations(base: Value, name: string): Target[] {
    // Binding a function does not call it.
    if (base.kind === 'fn' && name === 'bind') return [];
    const own = this.#members(base, name);
    if (base.kind !== 'instance' && base.kind !== 'interface') return own;
    const overrides = this.hierarchy.descendants(base).flatMap((child) => overridesIn(child, name));
    return overrides.length > MAX_IMPLEMENTATIONS ? own : [...own, ...overrides];
  }

  #accessors(base: Value, name: string, kind: 'getter' | 'setter'): Own[] {
    if (base.kind !== 'instance' && base.kind !== 'class') return [];
    return declaredMembers(this.evaluator, base, name, base.kind === 'class').flatMap(({ owner, member }): Own[] =>
      member.kind === kind && member.fn !== undefined
        ? [{ kind: 'fn', sourceFile: owner.sourceFile, id: member.fn }]
        : [],
    );
  }
}

function overridesIn({ kind, sourceFile, id }: Own, name: string): Target[] {
  if (kind === 'interface') return [];
  const { members } = sourceFile.facts.classes[id] ?? { members: [] };
  return members.flatMap((member): Target[] =>
    member.name === name && member.fn !== undefined && !member.static
      ? [{ value: { kind: 'fn', sourceFile, id: member.fn }, possible: true }]
      : [],
  );
}

const constructedBySuper = (value: Value): Target[] =>
  value.kind === 'instance' ? [{ value: { ...value, kind: 'class' }, possible: false }] : [];

const isWrapped = (value: Value): boolean => value.kind === 'fn' && value.isWrapped === true;

/** It competes with other possible callees. */
const isCandidate = (value: Value): boolean =>
  value.kind !== 'api' && value.kind !== 'namespace' && value.kind !== 'signature' && !isWrapped(value);

/** An element chosen by a key that is not known here: `formats[name]`. */
function isPicked(sourceFile: SourceFile, expr: Expr): boolean {
  const made = isVar(expr) ? sourceFile.facts.bindings[bindingIndexOf(expr)]?.value : expr;
  return isElem(made) && !isEachElem(made);
}

/** A package in a variable that may hold an object of the file itself instead. */
const isReplaced = (bases: Values): boolean =>
  bases.some(({ kind }) => kind === 'api') && bases.some(({ kind }) => kind === 'object');
