/** Tables of what to do with each kind of node, for a pass over a whole file that costs as little as it can. */
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

interface Row {
  /** The one string for this type: texts from JSON are each a copy, and comparing copies takes time. */
  readonly type: string;
  readonly keys: readonly string[];
  readonly enter: ((node: never) => void) | undefined;
}

/**
 * A pass over a tree: `enter` has a method named after each type of node that is more than its children.
 * Gives every node it meets the one string for its type, which makes all later comparisons cheap.
 */
export abstract class Pass {
  readonly #rows: ReadonlyMap<string, Row>;

  constructor(rows: ReadonlyMap<string, Row>) {
    this.#rows = rows;
  }

  visit(node: TSESTree.Node | null | undefined): void {
    if (!node) return;
    const row = this.#rows.get(node.type);
    if (!row) return;
    (node as { type: string }).type = row.type;
    if (row.enter) row.enter.call(this, node as never);
    else this.#children(node, row.keys);
  }

  visitAll(nodes: readonly (TSESTree.Node | null)[]): void {
    for (let at = 0; at < nodes.length; at++) this.visit(nodes[at]);
  }

  children(node: TSESTree.Node): void {
    this.#children(node, this.#rows.get(node.type)?.keys ?? []);
  }

  #children(node: TSESTree.Node, keys: readonly string[]): void {
    for (let at = 0; at < keys.length; at++) {
      const child = (node as TSESTree.Node & Readonly<Record<string, unknown>>)[keys[at]!] as
        | TSESTree.Node
        | readonly TSESTree.Node[]
        | null
        | undefined;
      if (!child) continue;
      if (Array.isArray(child)) this.visitAll(child as readonly TSESTree.Node[]);
      else this.visit(child as TSESTree.Node);
    }
  }
}

interface Exceptions {
  /** Types that are entered as another one is. */
  readonly alike?: Readonly<Record<string, string>>;
  /** Types of which nothing is looked at. */
  readonly ignored?: readonly string[];
}

/** @param pass whose methods named after types of nodes are meant */
export function rowsOf(
  pass: { readonly prototype: Pass },
  { alike = {}, ignored = [] }: Exceptions = {},
): ReadonlyMap<string, Row> {
  const methods = pass.prototype as unknown as Readonly<Record<string, (node: never) => void>>;
  return new Map(
    Object.entries(visitorKeys).map(([type, keys = []]) => [
      type,
      ignored.includes(type)
        ? { type, keys: [], enter: undefined }
        : { type, keys, enter: methods[alike[type] ?? type] },
    ]),
  );
}
