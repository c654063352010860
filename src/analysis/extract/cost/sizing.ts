/** What those who size one kind of value ask of the whole. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Size } from '../../facts/work.ts';
import type { FactsBuilder } from '../facts-builder.ts';

export interface Sizing {
  readonly builder: FactsBuilder;
  /** How large a value is. */
  of(written: TSESTree.Node | null | undefined, depth?: number): Size;
  /** How many properties an object has. */
  ofProperties(node: TSESTree.Node): Size;
  /** A size that is known elsewhere of what an expression refers to. */
  reference(node: TSESTree.Node): Size;
}
