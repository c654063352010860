/** `use-async-api` of packages, each with the twin that it has itself. */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { file: 'use-async-api-packages', least: 20 });
