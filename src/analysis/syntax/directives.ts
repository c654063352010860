/** What the first statement of a file or function says about who runs it. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from './node-types.ts';

/** `'use server'`: clients call it, or what the file exports. */
export const isServed = ({ body: [first] }: TSESTree.Program | TSESTree.BlockStatement): boolean =>
  first?.type === N.ExpressionStatement && first.directive === 'use server';
