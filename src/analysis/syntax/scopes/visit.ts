/** Tables that say what to do with each type of node, for a fast pass over a whole file. */
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

interface Row {
  /** The canonical string for this type. Strings from JSON are all separate copies, which are slow to compare. */
  readonly type: string;
  readonly keys: readonly string[];
  readonly enter: ((node: never) => void) | undefined;
}

/**
 * A pass over a tree, with a method for each node type that needs more than visiting its children. Replaces each node's
 * type by its canonical string, which makes later comparisons cheap.
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
  /** Types that are visited like another type. */
  readonly alike?: Readonly<Record<string, string>>;
  /** Types that are skipped. */
  readonly ignored?: readonly string[];
}

/** @param pass the class with methods named after node types */
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
