/**
 * What `workload-lint` starts: a few lines that let Node 22 and later keep the compiled program between runs, then the
 * program.
 */
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

const FLAGS = [
  // A run is over before code that is optimised early and widely has paid for it: a fifth of the processor's time went
  // into that.
  '--interrupt-budget=900000',
  '--max-inlined-bytecode-size-cumulative=100',
  // The first, largest trees outlive a few collections, and whatever is made like them would count as old from then on:
  // parts of trees of every file, which keep the rest of them.
  '--no-allocation-site-pretenuring',
  // What rests while another part of a run goes on is wanted again: for the next folder, or the next file with such
  // code in it.
  '--no-flush-bytecode',
];
for (const flag of FLAGS) setFlagsFromString(flag);

// It serves only what is loaded after it, so the program cannot do this for itself.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
module.createRequire(import.meta.url)('./cli-program.js');
