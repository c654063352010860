/**
 * `extract-to-process`: moves a function to its own file, which a pool of processes runs, and awaits it in its callers.
 */
import type { FunctionSymbol } from '../program/index.ts';
import type { Refactor } from './refactor.ts';
import { extractTo } from './workers/extract.ts';
import { functionAt, isWork } from './workers/subject.ts';

export const extractToProcess: Refactor<FunctionSymbol> = {
  id: 'extract-to-process',
  title: 'Move the function to a process pool',
  rules: ['cpu-loop', 'blocking-call', 'slow-regexp', 'async-in-name-only', 'async-without-parallelism'],

  find({ program }, spot) {
    const node = isWork(spot) ? functionAt(program, spot) : undefined;
    if (!node || node.sourceFile.isDependency || node.sourceFile.role === 'worker') return undefined;
    return { title: `Move ${node.facts.name}() to a process pool`, safe: false, subject: node };
  },

  edit(node, { program, sources }) {
    return extractTo('process', node, program, sources);
  },
};
