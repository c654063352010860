/** Comments that switch a rule off for a line. */
import { suppressWithComment } from '../../../src/analysis/refactors/suppress-with-comment.ts';
import { checkCases } from './check-refactor.ts';

checkCases(suppressWithComment, { least: 3, blocks: 'always' });
