/** Inheritance and implementation across all files. */
import type { SourceFile } from '../graph/graph.ts';
import { NOTHING, type Own, type Value, type Values } from './values.ts';

/** The supertypes and subtypes of one class or interface. */
interface Links {
  readonly own: Own;
  parents: Values;
  readonly children: Own[];
  lineage?: readonly Own[];
}

/** Superclasses above a class, and levels of classes below it, beyond which nobody looks: made-up code has more. */
const MAX_DEPTH = 64;
/** Classes below one. */
const MAX_BELOW = 1_000;

export class Hierarchy {
  /** By file; classes have even ids, interfaces odd ones. */
  readonly #links = new Map<SourceFile, Links[]>();

  #of(own: Own): Links {
    let links = this.#links.get(own.sourceFile);
    if (!links) this.#links.set(own.sourceFile, (links = []));
    return (links[own.id * 2 + (own.kind === 'interface' ? 1 : 0)] ??= { own, parents: NOTHING, children: [] });
  }

  /**
   * Builds the links of all classes and interfaces; must be called again after either changes.
   * @param evaluate evaluates an `extends` or `implements` clause
   */
  build(
    sourceFiles: Iterable<SourceFile>,
    evaluate: {
      classes: (sourceFile: SourceFile, id: number) => Values;
      interfaces: (sourceFile: SourceFile, id: number) => Values;
    },
  ): void {
    this.#links.clear();
    for (const sourceFile of sourceFiles) {
      sourceFile.facts.classes.forEach((_, id) =>
        this.#link({ kind: 'instance', sourceFile, id }, evaluate.classes(sourceFile, id)),
      );
      sourceFile.facts.interfaces.forEach((facts, id) => {
        if (facts.extends) this.#link({ kind: 'interface', sourceFile, id }, evaluate.interfaces(sourceFile, id));
      });
    }
  }

  #link(child: Own, parents: Values): void {
    if (parents.length === 0) return;
    this.#of(child).parents = parents;
    for (const parent of parents) {
      if (parent.kind === 'class' || parent.kind === 'instance' || parent.kind === 'interface')
        this.#of(parent).children.push(child);
    }
  }

  /** The superclasses of a class, as their static sides. */
  parents(sourceFile: SourceFile, id: number): Values {
    return this.#of({ kind: 'class', sourceFile, id }).parents.filter(({ kind }) => kind === 'class' || kind === 'api');
  }

  /** What the `extends` and `implements` clauses of a class or interface stand for. */
  above(own: Own): Values {
    return this.#of(own).parents;
  }

  /** The class and its superclasses, nearest first. */
  lineage(own: Own): readonly Own[] {
    const first = this.#of(own);
    // Fast path: most classes extend nothing.
    if (first.parents.length === 0) return [own];
    return [own, ...(first.lineage ??= this.#above(first))];
  }

  #above(first: Links): Own[] {
    const seen = new Set<Links>([first]);
    for (const { parents } of seen)
      for (const parent of parents) if (parent.kind === 'class' && seen.size <= MAX_DEPTH) seen.add(this.#of(parent));
    return [...seen].slice(1).map((links) => links.own);
  }

  /** External superclasses. */
  apiParents(own: Own): Extract<Value, { kind: 'api' }>[] {
    return this.lineage(own).flatMap((at) =>
      this.#of(at).parents.flatMap((parent) => (parent.kind === 'api' ? [parent] : [])),
    );
  }

  /** Classes that extend the class or implement the interface, level by level. */
  descendants(own: Own): Own[] {
    const first = this.#of(own);
    // Fast path: most classes are extended by none.
    if (first.children.length === 0) return [];
    const seen = new Set<Links>([first]);
    let level: readonly Links[] = [first];
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
      const below: Links[] = [];
      for (const { children } of level)
        for (const child of children) {
          const links = this.#of(child);
          if (seen.has(links) || seen.size > MAX_BELOW) continue;
          seen.add(links);
          below.push(links);
        }
      level = below;
    }
    return [...seen].slice(1).map((links) => links.own);
  }
}
