/**
 * `use-async-api` in all places where a call may stand, in all ways of importing, and of calls that are rarely worth
 * it.
 */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { file: 'use-async-api-places', least: 60 });
