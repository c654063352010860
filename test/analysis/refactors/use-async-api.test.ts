/** Blocking calls that give way to their async twins. */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { least: 70 });
