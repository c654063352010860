/** Tasks that are bounded. */
import { limitConcurrency } from '../../../src/analysis/refactors/limit-concurrency.ts';
import { checkCases } from './check-refactor.ts';

checkCases(limitConcurrency, { least: 8, blocks: 'never' });
