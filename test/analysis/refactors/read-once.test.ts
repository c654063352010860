/** `read-once`, by its cases. */
import { readOnce } from '../../../src/analysis/refactors/read-once.ts';
import { checkCases } from './check-refactor.ts';

checkCases(readOnce, { least: 22, blocks: 'always' });
