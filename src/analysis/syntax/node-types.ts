/**
 * The names of the tree's nodes, as an object of our own: a bundle reaches into a CommonJS package through a getter
 * each time, a million times.
 */
import { AST_NODE_TYPES } from '@typescript-eslint/types';

export const N = AST_NODE_TYPES;
