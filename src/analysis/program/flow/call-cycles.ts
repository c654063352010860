/** Finds the functions that call themselves, alone or in a circle: Tarjan's algorithm, without recursion. */
import type { Edge, FunctionSymbol } from '../graph/graph.ts';
import { isSynchronous } from './synchronous-calls.ts';

/** @returns the functions that are part of a circle of synchronous calls, by the number of their circle */
export function callCyclesIn(nodes: ReadonlySet<FunctionSymbol>): ReadonlyMap<FunctionSymbol, number> {
  const search = new CycleSearch(nodes);
  for (const node of nodes) search.visit(node);
  return search.cycles;
}

/** A function on the path from the root, and how many of its calls have been followed. */
interface Frame {
  readonly node: FunctionSymbol;
  followed: number;
}

class CycleSearch {
  readonly cycles = new Map<FunctionSymbol, number>();
  readonly #nodes: ReadonlySet<FunctionSymbol>;
  /** The order in which functions were entered. */
  readonly #index = new Map<FunctionSymbol, number>();
  /** The earliest function that each can get back to. */
  readonly #low = new Map<FunctionSymbol, number>();
  /** Functions that were entered and belong to no finished component. */
  readonly #open: FunctionSymbol[] = [];
  readonly #isOpen = new Set<FunctionSymbol>();
  #found = 0;

  constructor(nodes: ReadonlySet<FunctionSymbol>) {
    this.#nodes = nodes;
  }

  visit(root: FunctionSymbol): void {
    if (this.#index.has(root)) return;
    const path = [this.#enter(root)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const edge = frame.node.out[frame.followed++];
      if (!edge) {
        path.pop();
        this.#leave(frame.node, path.at(-1)?.node);
      } else if (isSynchronous(edge) && this.#nodes.has(edge.to)) {
        if (!this.#index.has(edge.to)) path.push(this.#enter(edge.to));
        else if (this.#isOpen.has(edge.to)) this.#reachesBack(frame.node, this.#index.get(edge.to)!);
      }
    }
  }

  #enter(node: FunctionSymbol): Frame {
    this.#low.set(node, this.#index.size);
    this.#index.set(node, this.#index.size);
    this.#open.push(node);
    this.#isOpen.add(node);
    return { node, followed: 0 };
  }

  #reachesBack(node: FunctionSymbol, index: number): void {
    this.#low.set(node, Math.min(this.#low.get(node)!, index));
  }

  /** A function that cannot get back before itself is the first of its component. */
  #leave(node: FunctionSymbol, caller: FunctionSymbol | undefined): void {
    if (caller) this.#reachesBack(caller, this.#low.get(node)!);
    if (this.#low.get(node) !== this.#index.get(node)) return;
    const members = this.#open.splice(this.#open.lastIndexOf(node));
    for (const member of members) this.#isOpen.delete(member);
    this.#found++;
    if (members.length > 1 || node.out.some((edge) => isCallOfItself(edge)))
      for (const member of members) this.cycles.set(member, this.#found);
  }
}

const isCallOfItself = (edge: Edge): boolean => edge.to === edge.from && isSynchronous(edge);
