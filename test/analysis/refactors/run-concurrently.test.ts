/** Awaits that overlap. */
import { runConcurrently } from '../../../src/analysis/refactors/run-concurrently.ts';
import { checkCases } from './check-refactor.ts';

checkCases(runConcurrently, { least: 14, blocks: 'never' });
