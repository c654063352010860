/** The links between the files of a program, created for all of them, or again for those that an edit affects. */
import { COMMON_METHOD } from '../../catalogue/naming/words.ts';
import { finish, type Steps } from '../steps.ts';
import type { BlockingCalls } from './blocking-calls.ts';
import { packageKindOf } from '../graph/package-kind.ts';
import { Evaluator } from '../values/evaluator.ts';
import { CallbackTimings } from './callback-timing.ts';
import { Hierarchy } from '../values/class-hierarchy.ts';
import { Linker, type Names } from './link.ts';
import { applyConventions } from './entry-conventions.ts';
import { fileInterfaceOf, type FileInterface } from './file-interface.ts';
import { callsTheSame, isSameGraph, restoreCalls, restoreEdges, snapshotOf } from './snapshot.ts';
import { FunctionSymbol, NO_MATCHES, type SourceFile } from '../graph/graph.ts';
import type { SourceFileInput } from '../graph/source-file-input.ts';
import type { Values } from '../values/values.ts';
import type { Expr } from '../../facts/expr.ts';

/** A method with a common name is called on everything. */
const MAX_NAMESAKES = 3;
/** If more than this share of the files must be linked again, linking all costs as much. */
const MAX_PART = 0.4;

/**
 * The extent of an update: new positions for the same calls, other calls of APIs, other links, or none at all because
 * everything must be linked.
 */
export type EditExtent = 'positions' | 'apiCalls' | 'links' | 'all';

export class IncrementalLinker {
  readonly #sourceFiles: ReadonlyMap<string, SourceFile>;
  readonly #hierarchy = new Hierarchy();
  readonly evaluator: Evaluator;
  readonly #timings: CallbackTimings;
  readonly #blocking: BlockingCalls;
  /** Of the files that have been edited. */
  readonly #interfaces = new Map<SourceFile, FileInterface>();
  #names: ReadonlyMap<string, Names>;

  constructor(sourceFiles: ReadonlyMap<string, SourceFile>, blocking: BlockingCalls) {
    this.#sourceFiles = sourceFiles;
    this.#blocking = blocking;
    this.evaluator = new Evaluator((path) => sourceFiles.get(path), this.#hierarchy);
    this.#timings = new CallbackTimings(this.evaluator);
    this.#buildHierarchy();
    // Values evaluated before the class hierarchy existed lack inherited members.
    this.evaluator.forgetAll();
    this.#names = namesIn(sourceFiles.values());
  }

  /** One file per step. */
  *linking(sourceFiles: Iterable<SourceFile>): Steps<void> {
    const linker = new Linker(this.evaluator, this.#hierarchy, this.#timings);
    const all = [...sourceFiles];
    for (const sourceFile of all) {
      linker.link(sourceFile, this.#names.get(sourceFile.project)!);
      yield;
    }
    // After the registrations, which know more than conventions do.
    for (const sourceFile of all) {
      applyConventions(sourceFile, this.evaluator, this.#hierarchy);
      yield;
    }
  }

  /** @returns `all`, having done nothing, if everything must be linked again */
  update(edits: readonly { readonly sourceFile: SourceFile; readonly input: SourceFileInput }[]): EditExtent {
    const work = edits.map(({ sourceFile, input }) => {
      const known = this.#interfaceOf(sourceFile);
      const fileInterface = fileInterfaceOf(input);
      return {
        sourceFile,
        input,
        fileInterface,
        returns: this.#returnsOf(sourceFile, known),
        isSeen: fileInterface.surface !== known.surface,
        overrides: fileInterface.classes !== known.classes,
        standsElsewhere: packageKindOf(sourceFile) !== packageKindOf(input),
      };
    });
    if (work.some(({ overrides }) => overrides)) return 'all';
    const seen = consumersOf(work.filter(({ isSeen }) => isSeen).map(({ sourceFile }) => sourceFile));
    if (this.#isMost(seen)) return 'all';
    const before = seen.size > 0 ? [] : work.map(({ sourceFile }) => snapshotOf(sourceFile, this.#blocking));
    for (const sourceFile of [...seen, ...work.map(({ sourceFile: edited }) => edited)]) this.#detach(sourceFile);
    for (const sourceFile of seen) this.evaluator.forget(sourceFile);
    for (const { sourceFile, input, fileInterface, isSeen } of work) {
      sourceFile.facts = input.facts;
      sourceFile.resolutions = input.resolutions;
      this.#interfaces.set(sourceFile, fileInterface);
      sourceFile.nodes = renewedNodes(sourceFile, isSeen ? 0 : input.facts.addressable);
      this.evaluator.forget(sourceFile);
    }
    if (seen.size > 0) {
      this.#buildHierarchy();
      this.#names = namesIn(this.#sourceFiles.values());
    }
    // A body may return something else now, which only the callers' links show.
    const returning = work
      .filter(
        ({ sourceFile, fileInterface, returns, isSeen }) =>
          !isSeen && this.#returnsOf(sourceFile, fileInterface) !== returns,
      )
      .map(({ sourceFile }) => sourceFile);
    const consumers = consumersOf(returning);
    if (this.#isMost(consumers)) return 'all';
    for (const sourceFile of consumers) {
      this.#detach(sourceFile);
      this.evaluator.forget(sourceFile);
    }
    finish(this.linking(new Set([...seen, ...consumers, ...work.map(({ sourceFile }) => sourceFile)])));
    if (
      seen.size > 0 ||
      consumers.size > 0 ||
      work.some(({ standsElsewhere }) => standsElsewhere) ||
      !before.every(isSameGraph)
    )
      return 'links';
    for (const snapshot of before) restoreEdges(snapshot);
    if (!before.every((snapshot) => callsTheSame(snapshot, this.#blocking))) return 'apiCalls';
    for (const snapshot of before) restoreCalls(snapshot, this.#blocking);
    return 'positions';
  }

  /** What an expression of a function stands for. */
  valueOf({ sourceFile }: Pick<FunctionSymbol, 'sourceFile'>, expr: Expr): Values {
    return this.evaluator.value(sourceFile, expr);
  }

  /** Removes everything that linking a file added to others. */
  #detach(sourceFile: SourceFile): void {
    for (const node of sourceFile.nodes) {
      for (const edge of node.out) edge.to.removeCaller(edge);
      node.out = [];
      node.apiCalls = [];
      node.matches = NO_MATCHES;
    }
    for (const given of sourceFile.given) given.node.removeEntryPoint(given);
    sourceFile.given = [];
    for (const mount of sourceFile.mounting) mount.router.in.removeMount(mount);
    sourceFile.mounting = [];
    this.#blocking.forget(sourceFile);
    sourceFile.linkVersion.change();
    sourceFile.callerVersion.change();
  }

  /** Known once the file has been edited. */
  #interfaceOf(sourceFile: SourceFile): FileInterface {
    const known = this.#interfaces.get(sourceFile) ?? fileInterfaceOf(sourceFile);
    this.#interfaces.set(sourceFile, known);
    return known;
  }

  #isMost(sourceFiles: ReadonlySet<SourceFile>): boolean {
    return sourceFiles.size > this.#sourceFiles.size * MAX_PART + 4;
  }

  /** What the functions that others can reach return, as text to compare. */
  #returnsOf(sourceFile: SourceFile, { reachable }: FileInterface): string {
    return reachable.map((id) => `${id}:${textOf(this.evaluator.returned(sourceFile, id), 0)}`).join(';');
  }

  #buildHierarchy(): void {
    const evaluator = this.evaluator;
    this.#hierarchy.build(this.#sourceFiles.values(), {
      classes: (sourceFile, id) => {
        const facts = sourceFile.facts.classes[id]!;
        return [
          ...(facts.extends ? evaluator.value(sourceFile, facts.extends) : []),
          ...(facts.implements ?? []).flatMap((type) => evaluator.type(sourceFile, type)),
        ];
      },
      interfaces: (sourceFile, id) =>
        (sourceFile.facts.interfaces[id]!.extends ?? []).flatMap((type) => evaluator.type(sourceFile, type)),
    });
  }
}

const MAX_TEXT_DEPTH = 3;

function textOf(values: Values, depth: number): string {
  return values
    .map((value) => {
      switch (value.kind) {
        case 'api':
          return `${value.module}/${value.path}/${value.instance}`;
        case 'literal':
          return String(value.value);
        case 'regexp':
          return value.source;
        case 'namespace':
          return value.sourceFile.path;
        case 'signature':
          return `${JSON.stringify(value.type)}@${value.sourceFile.path}`;
        case 'list':
          return depth > MAX_TEXT_DEPTH ? '' : `[${textOf(value.of, depth + 1)}]`;
        // Functions inside functions have numbers that mean something else after an edit.
        default: {
          const { functions, addressable } = value.sourceFile.facts;
          return `${value.kind}${value.id}${value.kind === 'fn' && value.id >= addressable ? functions.length : ''}@${value.sourceFile.path}`;
        }
      }
    })
    .join();
}

/**
 * The functions of a file after an edit: the first ones, which others know, stay the same objects; so do all where none
 * came or went.
 */
function renewedNodes(sourceFile: SourceFile, addressable: number): FunctionSymbol[] {
  const { functions } = sourceFile.facts;
  const kept = addressable > 0 && sourceFile.nodes.length === functions.length ? functions.length : addressable;
  return functions.map((facts, id): FunctionSymbol => {
    const known = id < kept ? sourceFile.nodes[id] : undefined;
    if (!known) return new FunctionSymbol(sourceFile, id, facts);
    known.facts = facts;
    return known;
  });
}

/** The files and all whose links look into them, directly or through others. */
function consumersOf(sourceFiles: readonly SourceFile[]): Set<SourceFile> {
  const found = new Set(sourceFiles);
  for (const sourceFile of found) for (const consumer of sourceFile.consumers) found.add(consumer);
  return found;
}

/** By project. */
function namesIn(sourceFiles: Iterable<SourceFile>): Map<string, Names> {
  const projects = new Map<string, SourceFile[]>();
  for (const sourceFile of sourceFiles) {
    const known = projects.get(sourceFile.project);
    if (known) known.push(sourceFile);
    else projects.set(sourceFile.project, [sourceFile]);
  }
  return new Map(
    [...projects].map(([project, own]) => [project, { methods: namesakesIn(own), accessors: accessorsIn(own) }]),
  );
}

/** Names of getters and setters. */
function accessorsIn(sourceFiles: Iterable<SourceFile>): Set<string> {
  const found = new Set<string>();
  for (const { facts } of sourceFiles) {
    for (const { members } of facts.classes)
      for (const { kind, name } of members) if (kind === 'getter' || kind === 'setter') found.add(name);
  }
  return found;
}

/** Of a method of a class or an object. */
function methodNameOf({ facts }: FunctionSymbol): string | undefined {
  if (facts.object) return facts.object[1];
  return facts.kind === 'method' ? facts.name.slice(facts.name.indexOf('.') + 1) : undefined;
}

/** Methods by name, where few enough have it that a call on something unknown probably means one of them. */
function namesakesIn(sourceFiles: Iterable<SourceFile>): Map<string, readonly FunctionSymbol[]> {
  const named = new Map<string, FunctionSymbol[]>();
  for (const sourceFile of sourceFiles) {
    if (sourceFile.isDependency || sourceFile.role === 'test') continue;
    for (const node of sourceFile.nodes) {
      const name = methodNameOf(node);
      if (name === undefined || COMMON_METHOD.pattern.test(name)) continue;
      const known = named.get(name);
      if (known) known.push(node);
      else named.set(name, [node]);
    }
  }
  for (const [name, nodes] of named) if (nodes.length > MAX_NAMESAKES) named.delete(name);
  return named;
}
