/** The links between the files of a program, made for all of them or anew for those an edit can be seen from. */
import { finish, type Steps } from '../steps.ts';
import { standingOf } from '../contexts/package-kind.ts';
import { Evaluator } from '../values/evaluator.ts';
import { Fates } from './callback-timing.ts';
import { Hierarchy } from '../values/class-hierarchy.ts';
import { Linker, type Names } from './link.ts';
import { changed } from '../graph/dependency-tracking.ts';
import { seedUnit } from '../contexts/entry-conventions.ts';
import { shapeOf, type Shape } from './file-interface.ts';
import { callsTheSame, isSameGraph, restoreCalls, restoreEdges, snapshotOf, type RowOf } from './snapshot.ts';
import { FunctionNode, NO_MATCHES, type FileInput, type Unit } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';
import type { Expr } from '../../facts/expr.ts';

/** A method of a common name is called on everything. */
const MAX_NAMESAKES = 3;
const COMMON_NAME = /^(get|set|has|add|delete|run|start|stop|init|open|close|read|write|send|call|apply|bind|next|push|pop|then|catch|finally|toString|on|once|emit|end|log|info|warn|error|debug|trace|find|create|update|remove|save|load|execute|process|handle|render|parse|format|test|map|filter|forEach|reduce|join|split|keys|values|entries|connect|destroy|clear|reset|setup|dispose|use|exec|query|build|validate|match|resolve|register)$/;
/** Linking anew more than this part of the files costs as much as linking all. */
const MAX_PART = 0.4;

/** How far an update went: new places for the same calls, other calls of APIs, other links, or not at all because all must be linked. */
export type Extent = 'places' | 'calls' | 'links' | 'all';

export class Linkage {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #hierarchy = new Hierarchy();
  readonly evaluator: Evaluator;
  readonly #fates: Fates;
  #names: ReadonlyMap<string, Names>;

  constructor(units: ReadonlyMap<string, Unit>) {
    this.#units = units;
    this.evaluator = new Evaluator((path) => units.get(path), this.#hierarchy);
    this.#fates = new Fates(this.evaluator);
    this.#buildHierarchy();
    // What was evaluated before the hierarchy stood did not know of inherited members.
    for (const unit of units.values()) forget(unit);
    this.#names = namesIn(units.values());
  }

  /** A file each step. */
  * linking(units: Iterable<Unit>): Steps<void> {
    const linker = new Linker(this.evaluator, this.#hierarchy, this.#fates);
    const all = [...units];
    for (const unit of all) {
      linker.link(unit, this.#names.get(unit.project)!);
      yield;
    }
    // After the registrations, which know more than conventions do.
    for (const unit of all) {
      seedUnit(unit, this.evaluator, this.#hierarchy);
      yield;
    }
  }

  /**
   * @param rowOf what the catalogue says of a call
   * @returns `all`, and has done nothing, where everything must be linked anew
   */
  update(edits: readonly { readonly unit: Unit; readonly input: FileInput }[], rowOf: RowOf): Extent {
    const work = edits.map(({ unit, input }) => {
      const known = unit.shape ??= shapeOf(unit);
      const shape = shapeOf(input);
      return {
        unit, input, shape, returns: this.#returnsOf(unit, known), isSeen: shape.surface !== known.surface, overrides: shape.classes !== known.classes,
        standsElsewhere: standingOf(unit) !== standingOf(input),
      };
    });
    if (work.some(({ overrides }) => overrides)) return 'all';
    const seen = consumersOf(work.filter(({ isSeen }) => isSeen).map(({ unit }) => unit));
    if (this.#isMost(seen)) return 'all';
    const before = seen.size > 0 ? [] : work.map(({ unit }) => snapshotOf(unit));
    for (const unit of [...seen, ...work.map(({ unit: edited }) => edited)]) detach(unit);
    for (const unit of seen) forget(unit);
    for (const { unit, input, shape, isSeen } of work) {
      unit.facts = input.facts;
      unit.resolutions = input.resolutions;
      unit.shape = shape;
      unit.nodes = renewedNodes(unit, isSeen ? 0 : input.facts.addressable);
      forget(unit);
    }
    if (seen.size > 0) {
      this.#buildHierarchy();
      this.#names = namesIn(this.#units.values());
    }
    // A body may return something else now, which only those who call it can tell.
    const returning = work.filter(({ unit, shape, returns, isSeen }) => !isSeen && this.#returnsOf(unit, shape) !== returns).map(({ unit }) => unit);
    const told = consumersOf(returning);
    if (this.#isMost(told)) return 'all';
    for (const unit of told) {
      detach(unit);
      forget(unit);
    }
    finish(this.linking(new Set([...seen, ...told, ...work.map(({ unit }) => unit)])));
    if (seen.size > 0 || told.size > 0 || work.some(({ standsElsewhere }) => standsElsewhere) || !before.every(isSameGraph)) return 'links';
    for (const snapshot of before) restoreEdges(snapshot);
    if (!before.every((snapshot) => callsTheSame(snapshot, rowOf))) return 'calls';
    for (const snapshot of before) restoreCalls(snapshot);
    return 'places';
  }

  /** What an expression of a function stands for. */
  valueOf({ unit }: Pick<FunctionNode, 'unit'>, expr: Expr): Values {
    return this.evaluator.value(unit, expr);
  }

  #isMost(units: ReadonlySet<Unit>): boolean {
    return units.size > this.#units.size * MAX_PART + 4;
  }

  /** What the functions that others can reach return, as text to compare. */
  #returnsOf(unit: Unit, { reachable }: Shape): string {
    return reachable.map((id) => `${id}:${textOf(this.evaluator.returned(unit, id), 0)}`).join(';');
  }

  #buildHierarchy(): void {
    const evaluator = this.evaluator;
    this.#hierarchy.build(this.#units.values(), {
      classes: (unit, id) => {
        const facts = unit.facts.classes[id]!;
        return [...(facts.extends ? evaluator.value(unit, facts.extends) : []), ...(facts.implements ?? []).flatMap((type) => evaluator.type(unit, type))];
      },
      interfaces: (unit, id) => (unit.facts.interfaces[id]!.extends ?? []).flatMap((type) => evaluator.type(unit, type)),
    });
  }
}

const MAX_TEXT_DEPTH = 3;

function textOf(values: Values, depth: number): string {
  return values.map((value) => {
    switch (value.kind) {
      case 'api': return `${value.module}/${value.path}/${value.instance}`;
      case 'literal': return String(value.value);
      case 'regexp': return value.source;
      case 'namespace': return value.unit.path;
      case 'signature': return `${JSON.stringify(value.type)}@${value.unit.path}`;
      case 'list': return depth > MAX_TEXT_DEPTH ? '' : `[${textOf(value.of, depth + 1)}]`;
      // Functions inside functions have numbers that mean something else after an edit.
      default: {
        const { functions, addressable } = value.unit.facts;
        return `${value.kind}${value.id}${value.kind === 'fn' && value.id >= addressable ? functions.length : ''}@${value.unit.path}`;
      }
    }
  }).join();
}

/** The functions of a file after an edit: the first ones, which others know, stay the same objects; so do all where none came or went. */
function renewedNodes(unit: Unit, addressable: number): FunctionNode[] {
  const { functions } = unit.facts;
  const kept = addressable > 0 && unit.nodes.length === functions.length ? functions.length : addressable;
  return functions.map((facts, id): FunctionNode => {
    const known = id < kept ? unit.nodes[id] : undefined;
    if (!known) return new FunctionNode(unit, id, facts);
    known.facts = facts;
    return known;
  });
}

/** The files and all whose links look into them, directly or through others. */
function consumersOf(units: readonly Unit[]): Set<Unit> {
  const found = new Set(units);
  for (const unit of found) for (const consumer of unit.consumers) found.add(consumer);
  return found;
}

/** Takes back all that linking a file gave to others. */
function detach(unit: Unit): void {
  for (const node of unit.nodes) {
    for (const edge of node.out) edge.to.removeCaller(edge);
    node.out = [];
    node.apiCalls = [];
    node.matches = NO_MATCHES;
  }
  for (const given of unit.given) given.node.removeSeed(given);
  unit.given = [];
  unit.primitives = undefined;
  changed(unit.made);
  changed(unit.reached);
}

function forget(unit: Unit): void {
  unit.values = [];
  unit.returned = [];
  unit.exports = undefined;
  unit.parameterUses = undefined;
  unit.wraps = undefined;
}

/** By project. */
function namesIn(units: Iterable<Unit>): Map<string, Names> {
  const projects = new Map<string, Unit[]>();
  for (const unit of units) {
    const known = projects.get(unit.project);
    if (known) known.push(unit);
    else projects.set(unit.project, [unit]);
  }
  return new Map([...projects].map(([project, own]) => [project, { methods: namesakesIn(own), accessors: accessorsIn(own) }]));
}

/** Names of getters and setters. */
function accessorsIn(units: Iterable<Unit>): Set<string> {
  const found = new Set<string>();
  for (const { facts } of units) {
    for (const { members } of facts.classes) for (const { kind, name } of members) if (kind === 'getter' || kind === 'setter') found.add(name);
  }
  return found;
}

/** Methods by name, where few enough have it that a call on something unknown probably means one of them. */
function namesakesIn(units: Iterable<Unit>): Map<string, readonly FunctionNode[]> {
  const named = new Map<string, FunctionNode[]>();
  for (const unit of units) {
    if (unit.isDependency || unit.role === 'test') continue;
    for (const node of unit.nodes) {
      const { facts } = node;
      if (facts.kind !== 'method' && !facts.object) continue;
      const name = facts.object ? facts.object[1] : facts.name.slice(facts.name.indexOf('.') + 1);
      if (COMMON_NAME.test(name)) continue;
      const known = named.get(name);
      if (known) known.push(node);
      else named.set(name, [node]);
    }
  }
  for (const [name, nodes] of named) if (nodes.length > MAX_NAMESAKES) named.delete(name);
  return named;
}
