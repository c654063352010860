/** Loops that give way. */
import { yieldInLoop } from '../../../src/analysis/refactors/yield-in-loop.ts';
import { checkCases } from './check-refactor.ts';

checkCases(yieldInLoop, { least: 8 });
