/** `add-in-place`, by its cases. */
import { addInPlace } from '../../../src/analysis/refactors/add-in-place.ts';
import { checkCases } from './check-refactor.ts';

checkCases(addInPlace, { least: 56, blocks: 'never' });
