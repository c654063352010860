/** Blocking calls on file descriptors: a `FileHandle` where the descriptor stays in one function, or a reason. */
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { least: 10, file: 'use-async-api-handles' });
