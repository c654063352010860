/** Functions that are said not to block. */
import { annotateNonblocking } from '../../../src/analysis/refactors/annotate-nonblocking.ts';
import { checkCases } from './check-refactor.ts';

checkCases(annotateNonblocking, { least: 3, blocks: 'always' });
