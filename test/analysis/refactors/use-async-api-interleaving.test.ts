/** `use-async-api` where other code may run in between: state on both sides of the wait, and those who do not wait. */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { least: 40, file: 'use-async-api-interleaving' });
