/** Places in memory: what an expression refers to, as far as two of them can be compared. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scopes/scopes.ts';

/** Where a chain of members begins. */
export type Root =
  /** @property key the file and the variable, the same for those who import it */
  | { readonly kind: 'variable'; readonly key: string; readonly variable?: Variable }
  | { readonly kind: 'parameter'; readonly index: number; readonly key: string }
  | { readonly kind: 'this' }
  /** Created by this run of the function, or passed to it alone. @property isSure no other code can have kept it */
  | { readonly kind: 'own'; readonly isSure: boolean }
  | { readonly kind: 'unknown' };

export interface Cell {
  readonly root: Root;
  /** Names of members; {@link ELEMENTS} for what a collection holds, {@link ALL} for whatever can be reached. */
  readonly path: readonly string[];
}

export const ELEMENTS = '[]';
export const ALL = '*';
/** Longer chains are cut: they are not distinguished. */
const LONGEST = 6;

export const OWN: Cell = { root: { kind: 'own', isSure: true }, path: [] };
export const LIKELY_OWN: Cell = { root: { kind: 'own', isSure: false }, path: [] };
export const UNKNOWN: Cell = { root: { kind: 'unknown' }, path: [] };

export const inside = (cell: Cell, ...names: readonly string[]): Cell =>
  cell.path.length >= LONGEST ? cell : { root: cell.root, path: [...cell.path, ...names] };

/** Are they the same place, judging by names? */
export function isSameCell(a: Cell, b: Cell): boolean {
  if (!isSameRoot(a.root, b.root)) return false;
  if (a.root.kind === 'unknown') return a.path.at(-1) === b.path.at(-1) && !/^\W/.test(a.path.at(-1) ?? '*');
  const length = Math.max(a.path.length, b.path.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.path[at], b.path[at]];
    if (one === ALL || other === ALL) return true;
    if (one !== other) return false;
  }
  return true;
}

function isSameRoot(a: Root, b: Root): boolean {
  if (a.kind !== b.kind || a.kind === 'own') return false;
  return !('key' in a) || a.key === (b as typeof a).key;
}

/** For messages: the last name that people wrote. */
export function nameOfCell({ root, path }: Cell): string {
  const last = path.findLast((name) => /^[\w#$]/.test(name));
  if (last !== undefined) return last;
  return root.kind === 'variable' || root.kind === 'parameter' ? root.key.replace(/^.*#([^@]*).*$/, '$1') : root.kind;
}

/** Something that a function reads or changes, and where. */
export interface Access {
  /**
   * - `memory`, `file`: a place that other code may use; - `output`: what people read; - `answer`: sent to the
   * requester only; - `unknown`: an unknown call.
   */
  readonly of: 'memory' | 'file' | 'output' | 'answer' | 'unknown';
  readonly mode: 'reads' | 'changes';
  readonly cell: Cell;
  /** Of a file: its path. */
  readonly file?: FilePath;
  readonly name: string;
  /** In the function under examination: the node that does it, and when, in the order of the text. */
  readonly node: TSESTree.Node;
  readonly at: number;
}

export interface FilePath {
  /** The same text is the same file: a constant, or an expression in one function. */
  readonly key: string;
  /** What the path is, where it is a value that is handed over. */
  readonly cell?: Cell;
  /** It is the same in each call. */
  readonly isFixed: boolean;
  /** It differs in each call: a part of it is created anew. */
  readonly isOwn: boolean;
  /** A folder whose entries are listed. */
  readonly isListed?: boolean;
  /** It is written into: two runs at once may leave a mixture. */
  readonly isContent?: boolean;
  /** Each call writes the same content, or does something that may be repeated safely. */
  readonly isRepeatable?: boolean;
}
