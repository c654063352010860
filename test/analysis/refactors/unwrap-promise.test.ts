/** `unwrap-promise`, by its cases. */
import { unwrapPromise } from '../../../src/analysis/refactors/unwrap-promise.ts';
import { checkCases } from './check-refactor.ts';

checkCases(unwrapPromise, { least: 31, blocks: 'never' });
