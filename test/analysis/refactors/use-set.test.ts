/** `use-set`, by its cases. */
import { useSet } from '../../../src/analysis/refactors/use-set.ts';
import { checkCases } from './check-refactor.ts';

checkCases(useSet, { least: 9, blocks: 'never' });
