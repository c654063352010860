/**
 * Evaluates references across the program, each once: caches results by file, ends cycles, and records which files were
 * read. The files beside this one define what references stand for.
 */
import type { Expr, TypeExpr } from '../../facts/expr.ts';
import type { SourceFile } from '../graph/graph.ts';
import { returnedValue } from './call-results.ts';
import type { Hierarchy } from './class-hierarchy.ts';
import { typeOf } from './declared-types.ts';
import type { Evaluation } from './evaluation.ts';
import { elementsOf, memberOf } from './members.ts';
import { exportedValue, moduleValue } from './module-values.ts';
import { parameterUsesIn, wrappedParametersOf, type ParameterUses } from './parameter-uses.ts';
import { bindingValue, referenceValue } from './reference-values.ts';
import { NOTHING, unite, type Value, type Values } from './values.ts';

/** Of expressions in each other. */
const MAX_DEPTH = 120;
/** Of evaluations in each other: files that export everything of the next, above all. The stack has room for more. */
const MAX_OPEN = 300;

/** The results for one file. */
class Memo {
  /** What each binding stands for. */
  readonly bindings: (Values | undefined)[] = [];
  /** What each function returns. */
  readonly returned: (Values | undefined)[] = [];
  readonly exports = new Map<string, Values>();
  /** Evaluations in progress. */
  readonly open = new Set<string | number>();
  /** By function: the parameters that the function's returned functions call. */
  readonly wraps = new Map<number, readonly number[]>();
  parameterUses: ParameterUses | undefined;
}

export class Evaluator implements Evaluation {
  #depth = 0;
  /** The file whose expression is being evaluated, recorded as a consumer of the files that it reads. */
  #at: SourceFile | undefined;
  /** The number of bindings, exports, members and functions in evaluation. */
  #open = 0;
  /** How often an evaluation ended because it was open already, or too deep: what is being evaluated is incomplete. */
  #cuts = 0;
  /** By rank of the file. */
  #memos: (Memo | undefined)[] = [];

  constructor(
    readonly unitAt: (path: string) => SourceFile | undefined,
    readonly hierarchy: Hierarchy,
  ) {}

  /** Discards the results for a file. */
  forget({ rank }: SourceFile): void {
    this.#memos[rank] = undefined;
  }

  forgetAll(): void {
    this.#memos = [];
  }

  #memoOf({ rank }: SourceFile): Memo {
    return (this.#memos[rank] ??= new Memo());
  }

  value(sourceFile: SourceFile, expr: Expr): Values {
    if (this.#depth > MAX_DEPTH) return this.#cut();
    const from = this.#enter(sourceFile);
    try {
      return referenceValue(this, sourceFile, expr);
    } finally {
      this.#leave(from);
    }
  }

  #enter(sourceFile: SourceFile): SourceFile | undefined {
    const from = this.#at;
    this.#lookAt(sourceFile);
    this.#at = sourceFile;
    this.#depth++;
    return from;
  }

  /** Also if nothing is found: an edit may add it. */
  #lookAt(sourceFile: SourceFile | undefined): void {
    if (sourceFile && this.#at && sourceFile !== this.#at) sourceFile.consumers.add(this.#at);
  }

  #leave(from: SourceFile | undefined): void {
    this.#at = from;
    this.#depth--;
  }

  once(sourceFile: SourceFile, key: string | number, evaluate: () => Values): Values {
    const { open } = this.#memoOf(sourceFile);
    if (open.has(key) || this.#open > MAX_OPEN) return this.#cut();
    open.add(key);
    this.#open++;
    try {
      return evaluate();
    } finally {
      open.delete(key);
      this.#open--;
    }
  }

  #cut(): Values {
    this.#cuts++;
    return NOTHING;
  }

  binding(sourceFile: SourceFile, id: number): Values {
    const { bindings } = this.#memoOf(sourceFile);
    const known = bindings[id];
    if (known) return known;
    const binding = sourceFile.facts.bindings[id];
    if (!binding) return NOTHING;
    const found = this.once(sourceFile, id, () => bindingValue(this, sourceFile, binding));
    // Inside a cycle the result is incomplete, so it is not cached.
    if (this.#open === 0 || found.length > 0) bindings[id] = found;
    return found;
  }

  module(sourceFile: SourceFile, index: number): Values {
    const target = sourceFile.resolutions[index];
    if (!target) return NOTHING;
    if (target.files) return unite(...target.files.map((file) => this.#moduleOf(this.unitAt(file), undefined)));
    return this.#moduleOf(target.file === undefined ? undefined : this.unitAt(target.file), target.module);
  }

  #moduleOf(file: SourceFile | undefined, module: string | undefined): Values {
    this.#lookAt(file);
    return moduleValue(this, file, module);
  }

  exported(sourceFile: SourceFile, name: string): Values {
    this.#lookAt(sourceFile);
    return this.once(sourceFile, `?${name}`, () => {
      const { exports } = this.#memoOf(sourceFile);
      const known = exports.get(name);
      if (known) return known;
      const cuts = this.#cuts;
      const found = exportedValue(this, sourceFile, name);
      // A chain of files that export everything of the next: each remembers what none of them has.
      if (this.#open === 1 || found.length > 0 || cuts === this.#cuts) exports.set(name, found);
      return found;
    });
  }

  member(base: Value, name: string): Values {
    this.#lookInto(base);
    return memberOf(this, base, name);
  }

  elements(base: Value): Values {
    this.#lookInto(base);
    return elementsOf(this, base);
  }

  #lookInto(base: Value): void {
    if ('sourceFile' in base) this.#lookAt(base.sourceFile);
  }

  wrappedParameters(sourceFile: SourceFile, id: number): readonly number[] {
    const { wraps } = this.#memoOf(sourceFile);
    let found = wraps.get(id);
    if (!found)
      wraps.set(id, (found = wrappedParametersOf(sourceFile.facts, () => this.parameterUses(sourceFile), id)));
    return found;
  }

  /** How the functions of a file use their function parameters. */
  parameterUses(sourceFile: SourceFile): ParameterUses {
    return (this.#memoOf(sourceFile).parameterUses ??= parameterUsesIn(sourceFile.facts));
  }

  returned(sourceFile: SourceFile, id: number): Values {
    this.#lookAt(sourceFile);
    const { returned } = this.#memoOf(sourceFile);
    const known = returned[id];
    if (known) return known;
    const found = this.once(sourceFile, -1 - id, () => returnedValue(this, sourceFile, id));
    if (this.#open === 0 || found.length > 0) returned[id] = found;
    return found;
  }

  type(sourceFile: SourceFile, type: TypeExpr): Values {
    if (this.#depth > MAX_DEPTH) return this.#cut();
    const from = this.#enter(sourceFile);
    try {
      return typeOf(this, sourceFile, type);
    } finally {
      this.#leave(from);
    }
  }
}
