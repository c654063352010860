/** The program: all files' facts joined by their imports; contexts and effects worked out over it. */
import { lookup } from '../../catalogue/index.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { FileFacts } from '../facts.ts';
import { applies } from './conditions.ts';
import { Contexts } from './contexts.ts';
import { Effects, type Primitive } from './effects.ts';
import { Evaluator } from './evaluate.ts';
import { Fates } from './fates.ts';
import { Hierarchy } from './hierarchy.ts';
import { Linker } from './link.ts';
import { roleOf, type PackageFacts } from './roles.ts';
import { seedUnit } from './seeds.ts';
import type { ApiCall, FunctionNode, Resolution, Unit } from './unit.ts';

export interface FileInput {
  /** Absolute, forward slashes. */
  readonly path: string;
  readonly facts: FileFacts;
  /** By index of `facts.imports`. */
  readonly resolutions: readonly (Resolution | null)[];
  /** The package it belongs to. */
  readonly package?: PackageFacts;
  readonly isDependency?: boolean;
}

/** A method of a common name is called on everything. */
const MAX_NAMESAKES = 3;
const COMMON_NAME = /^(get|set|has|add|delete|run|start|stop|init|open|close|read|write|send|call|apply|bind|next|push|pop|then|catch|finally|toString|on|once|emit|end|log|info|warn|error|debug|trace|find|create|update|remove|save|load|execute|process|handle|render|parse|format|test|map|filter|forEach|reduce|join|split|keys|values|entries|connect|destroy|clear|reset|setup|dispose|use|exec|query|build|validate|match|resolve|register)$/;

export class Program {
  readonly #inputs = new Map<string, FileInput>();
  readonly #units = new Map<string, Unit>();
  contexts: Contexts = new Contexts([]);
  effects: Effects = new Effects([], []);
  primitives: readonly Primitive[] = [];

  /** @param root the folder under analysis, absolute, forward slashes */
  constructor(readonly root: string) {}

  set(input: FileInput): void {
    this.#inputs.set(input.path, input);
  }

  delete(path: string): void {
    this.#inputs.delete(path);
  }

  get units(): Iterable<Unit> {
    return this.#units.values();
  }

  /** Joins the files; rules look at the result. */
  link(): void {
    this.#units.clear();
    for (const input of this.#inputs.values()) this.#units.set(input.path, unitOf(this.root, input));
    this.#markWorkers();
    const hierarchy = new Hierarchy();
    const evaluator = new Evaluator((path) => this.#units.get(path), hierarchy);
    hierarchy.build(this.units, {
      classes: (unit, id) => {
        const facts = unit.facts.classes[id]!;
        return [...(facts.extends ? evaluator.value(unit, facts.extends) : []), ...(facts.implements ?? []).flatMap((type) => evaluator.type(unit, type))];
      },
      interfaces: (unit, id) => (unit.facts.interfaces[id]!.extends ?? []).flatMap((type) => evaluator.type(unit, type)),
    });
    const linker = new Linker(evaluator, hierarchy, new Fates(evaluator), this.#namesakes());
    for (const unit of this.units) linker.link(unit);
    // After the registrations, which know more than conventions do.
    for (const unit of this.units) seedUnit(unit, evaluator, hierarchy);
    this.contexts = new Contexts(this.units);
    this.primitives = [...this.units].flatMap((unit) => unit.nodes.flatMap((node) => this.#primitivesOf(node)));
    this.effects = new Effects(this.units, this.primitives);
  }

  #markWorkers(): void {
    for (const unit of this.units) {
      unit.facts.imports.forEach(({ kind }, index) => {
        const file = kind === 'url' ? unit.resolutions[index]?.file : undefined;
        const target = file === undefined ? undefined : this.#units.get(file);
        if (target?.role === 'source') target.role = 'worker';
      });
      if (unit.role === 'source' && isWorkerFile(unit.facts)) unit.role = 'worker';
    }
  }

  /** Methods by name, where few enough have it that a call on something unknown probably means one of them. */
  #namesakes(): (name: string) => readonly FunctionNode[] {
    const named = new Map<string, FunctionNode[]>();
    for (const unit of this.units) {
      if (unit.isDependency || unit.role === 'test') continue;
      for (const node of unit.nodes) {
        const { facts } = node;
        if (facts.kind !== 'method' && !facts.object) continue;
        const name = facts.object ? facts.object[1] : facts.name.slice(facts.name.indexOf('.') + 1);
        if (COMMON_NAME.test(name)) continue;
        named.set(name, [...(named.get(name) ?? []), node]);
      }
    }
    return (name) => {
      const found = named.get(name) ?? [];
      return found.length <= MAX_NAMESAKES ? found : [];
    };
  }

  #primitivesOf(node: FunctionNode): Primitive[] {
    const annotated = node.facts.annotations;
    if (annotated?.nonblocking) return [];
    return node.apiCalls.flatMap((call) => {
      const row = this.rowOf(call);
      return row ? [{ call, row, name: apiName(call), repeated: call.repeated }] : [];
    });
  }

  /** The row of the catalogue for a call, where it blocks enough to be followed. */
  rowOf(call: ApiCall): CatalogueRow | undefined {
    const row = lookup(call.module, call.path).find((candidate) => !candidate.when || applies(candidate.when, call));
    return row && !row.keepSync && !row.sizeGated && row.cost !== 'negligible' ? row : undefined;
  }
}

/** How people write the name of an API: `fs.readFileSync`, `spawn.sync`. */
export function apiName({ module, path, call }: ApiCall): string {
  const plain = path.replace(/^default\.?/, '').replace(/#/g, '.').replace(/\(\)/g, '').replace(/\.new$/, '');
  if (module === 'globals') return plain;
  const name = module.replace(/^node:/, '');
  if (plain === '') return call.text.length < 24 ? call.text : name;
  const parts = plain.split('.');
  // Long ways to a method say less than its last two names.
  return parts.length > 1 ? parts.slice(-2).join('.') : `${name.slice(name.lastIndexOf('/') + 1)}.${plain}`;
}

const WORKER_IMPORTS: ReadonlySet<string> = new Set(['parentPort', 'workerData']);

/** Takes part in a conversation with the thread that started it. */
function isWorkerFile({ bindings, imports }: FileFacts): boolean {
  if (!imports.some(({ specifier }) => specifier === 'worker_threads' || specifier === 'node:worker_threads')) return false;
  return bindings.some(({ value }) => value?.[0] === 'prop' && value[1][0] === 'module' && value[2] === 'parentPort') && !bindings.some(({ name }) => name === 'isMainThread')
    && bindings.some(({ value }) => value?.[0] === 'prop' && WORKER_IMPORTS.has(value[2]));
}

const within = (folder: string, path: string): string => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);

function unitOf(root: string, { path, facts, resolutions, package: owner, isDependency = false }: FileInput): Unit {
  const isBin = owner?.bin.includes(path) ?? false;
  const unit: Unit = {
    path, facts, resolutions, isDependency, role: isDependency ? 'source' : isBin ? 'script' : roleOf(within(root, path), within(owner?.dir ?? root, path), Boolean(facts.shebang)),
    nodes: [], values: [], returned: [], exports: undefined, parameterUses: undefined,
  };
  unit.nodes = facts.functions.map((fn, id): FunctionNode => ({ unit, id, facts: fn, out: [], in: [], apiCalls: [], seeds: [] }));
  return unit;
}
