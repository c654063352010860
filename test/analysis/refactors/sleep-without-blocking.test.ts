/** Busy waits that become timers. */
import { sleepWithoutBlocking } from '../../../src/analysis/refactors/sleep-without-blocking.ts';
import { checkCases } from './check-refactor.ts';

checkCases(sleepWithoutBlocking, { least: 10 });
