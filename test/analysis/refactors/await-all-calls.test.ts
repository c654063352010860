/** `await-all-calls`, by its cases. */
import { awaitAllCalls } from '../../../src/analysis/refactors/await-all-calls.ts';
import { checkCases } from './check-refactor.ts';

checkCases(awaitAllCalls, { least: 28 });
