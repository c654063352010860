/** What other files can see of a file: while that stays the same, an edit concerns nobody else's links. */
import type { Expr, FileFacts, TypeExpr } from '../facts.ts';
import { parameterUsesIn } from './fates.ts';

export interface Shape {
  /** Functions, classes, objects and exports with what they refer to, by content. */
  readonly surface: string;
  /** Names of classes, their parents and members: what decides who overrides whom. */
  readonly classes: string;
}

type Reference = Expr | TypeExpr;

/** Replaces variables by what they stand for: their numbers change with every edit inside a function. */
class Canonical {
  readonly #open = new Set<number>();
  constructor(readonly facts: FileFacts) {}

  of(reference: Reference | null | undefined): unknown {
    if (!reference) return null;
    if (reference[0] === 'var') return this.#variable(reference[1]);
    return reference.map((part) => (Array.isArray(part) ? this.#part(part) : part));
  }

  #part(part: readonly unknown[]): unknown {
    return typeof part[0] === 'string' ? this.of(part as unknown as Reference) : part.map((item) => (Array.isArray(item) ? this.#part(item) : item));
  }

  #variable(id: number): unknown {
    const binding = this.facts.bindings[id]!;
    if (this.#open.has(id)) return binding.name;
    this.#open.add(id);
    const content = [binding.name, this.of(binding.value), this.of(binding.type), this.of(binding.alias), binding.param, binding.interface];
    this.#open.delete(id);
    return content;
  }
}

export function shapeOf(facts: FileFacts): Shape {
  const canonical = new Canonical(facts);
  const of = (reference: Reference | null | undefined) => canonical.of(reference);
  const uses = [...parameterUsesIn(facts)].map(([slot, all]) => [slot, all.map(({ inside, key, argument, call }) => (
    [inside, key, argument, call.loops, of(call.callee), argument === undefined ? null : call.args.map(({ value }) => of(value))]))]);
  const surface = [
    facts.functions.map((fn) => [
      fn.name, fn.kind, fn.async, fn.generator, fn.parent, fn.owner, fn.object, fn.params.length, fn.returns?.map(of), of(fn.returnType), fn.annotations,
      fn.params.map((id) => facts.bindings[id]?.name), fn.decorators?.map(({ callee }) => of(callee)),
    ]),
    facts.classes.map((item) => [item.constructorFn, of(item.extends), item.members.map((member) => [member.name, member.fn, of(member.type), of(member.value)])]),
    facts.objects.map(({ entries }) => entries.map(([key, value]) => [key, of(value)])),
    facts.interfaces.map((item) => [item.name, item.extends?.map(of), item.members.map(([name, type]) => [name, of(type)])]),
    facts.exports.map((entry) => ('value' in entry ? [entry.name, of(entry.value)] : entry)),
    of(facts.commonjs), facts.imports.map(({ specifier, kind }) => [specifier, kind]), facts.shebang, uses,
  ];
  const classes = facts.classes.map((item) => [
    item.name, of(item.extends), item.implements?.map(of), item.members.map(({ name, kind, static: isStatic }) => [name, kind, isStatic])]);
  return { surface: JSON.stringify(surface), classes: JSON.stringify(classes) };
}
