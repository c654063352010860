/** What is made when it is first needed, by cases: of `use-async-api` and, with its callers, of `make-chain-async`. */
import { makeChainAsync } from '../../../src/analysis/refactors/make-chain-async.ts';
import { useAsyncApi } from '../../../src/analysis/refactors/use-async-api.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useAsyncApi, { file: 'single-flight', least: 37 });
checkCases(makeChainAsync, { file: 'single-flight-callers', least: 9 });
