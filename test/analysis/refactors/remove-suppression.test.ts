/** Comments that suppress nothing. */
import { removeSuppression } from '../../../src/analysis/refactors/remove-suppression.ts';
import { checkCases } from './check-refactor.ts';

checkCases(removeSuppression, { least: 2, blocks: 'never' });
