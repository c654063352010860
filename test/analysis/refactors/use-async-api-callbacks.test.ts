/** Blocking calls in the callbacks of collection methods: the construction that does the same thing, or a reason. */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { least: 40, file: 'use-async-api-callbacks' });
