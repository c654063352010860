/** How deep a tree is, without recursion: whoever walks it by recursion must know before. */
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

/** @returns whether nodes lie within more than `most` others */
export function isDeeperThan(root: TSESTree.Node, most: number): boolean {
  let level: TSESTree.Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

const childrenOf = (node: TSESTree.Node): TSESTree.Node[] =>
  (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child = (node as unknown as Record<string, TSESTree.Node | (TSESTree.Node | null)[] | null | undefined>)[key];
    return Array.isArray(child) ? child.filter((item) => item !== null) : (child ?? []);
  });
