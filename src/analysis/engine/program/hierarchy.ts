/** Who extends or implements whom, across all files. */
import type { Unit } from './unit.ts';
import type { Own, Value, Values } from './values.ts';

const keyOf = ({ kind, unit, id }: Own): string => `${kind === 'interface' ? 'i' : 'c'}${id}:${unit.path}`;

interface Links {
  readonly parents: Values;
  readonly children: Own[];
}

export class Hierarchy {
  readonly #links = new Map<string, Links>();

  #of(own: Own): Links {
    const key = keyOf(own);
    let links = this.#links.get(key);
    if (!links) this.#links.set(key, links = { parents: [], children: [] });
    return links;
  }

  /**
   * Works out the links of all classes and interfaces; call again after a change of either.
   * @param evaluate what an `extends` or `implements` clause stands for
   */
  build(units: Iterable<Unit>, evaluate: { classes: (unit: Unit, id: number) => Values; interfaces: (unit: Unit, id: number) => Values }): void {
    this.#links.clear();
    for (const unit of units) {
      unit.facts.classes.forEach((_, id) => this.#link({ kind: 'instance', unit, id }, evaluate.classes(unit, id)));
      unit.facts.interfaces.forEach((facts, id) => { if (facts.extends) this.#link({ kind: 'interface', unit, id }, evaluate.interfaces(unit, id)); });
    }
  }

  #link(child: Own, parents: Values): void {
    if (parents.length === 0) return;
    const links = this.#of(child);
    this.#links.set(keyOf(child), { parents, children: links.children });
    for (const parent of parents) {
      if (parent.kind === 'class' || parent.kind === 'instance' || parent.kind === 'interface') this.#of(parent).children.push(child);
    }
  }

  /** The classes a class extends, as their static sides. */
  parents(unit: Unit, id: number): Values {
    return this.#of({ kind: 'class', unit, id }).parents.filter(({ kind }) => kind === 'class' || kind === 'api');
  }

  /** The class and the classes above it, nearest first. */
  lineage(own: Own): Own[] {
    const out: Own[] = [];
    const seen = new Set<string>();
    for (let queue: Own[] = [own]; queue.length; ) {
      const next: Own[] = [];
      for (const at of queue) {
        if (seen.has(keyOf(at))) continue;
        seen.add(keyOf(at));
        out.push(at);
        for (const parent of this.#of(at).parents) if (parent.kind === 'class') next.push(parent);
      }
      queue = next;
    }
    return out;
  }

  /** Classes above that are not read. */
  apiParents(own: Own): Extract<Value, { kind: 'api' }>[] {
    return this.lineage(own).flatMap((at) => this.#of(at).parents.flatMap((parent) => (parent.kind === 'api' ? [parent] : [])));
  }

  /** Classes that extend the class or implement the interface, at any depth. */
  descendants(own: Own): Own[] {
    const out: Own[] = [];
    const seen = new Set([keyOf(own)]);
    const queue = [...this.#of(own).children];
    for (let child = queue.pop(); child; child = queue.pop()) {
      if (seen.has(keyOf(child))) continue;
      seen.add(keyOf(child));
      out.push(child);
      queue.push(...this.#of(child).children);
    }
    return out;
  }
}
