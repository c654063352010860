/** The entry of `workload-lint`: enables Node's compile cache (Node 22 and later), then starts the program. */
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

const FLAGS = [
  // A run ends before early and extensive optimization pays off: it took a fifth of the CPU time.
  '--interrupt-budget=900000',
  '--max-inlined-bytecode-size-cumulative=100',
  // The first, largest trees survive a few collections. Afterwards V8 would allocate similar objects in the old
  // generation, where they keep the trees of later files alive.
  '--no-allocation-site-pretenuring',
  // Code that is idle during one phase of a run is needed again for the next folder or file: do not discard it.
  '--no-flush-bytecode',
];
for (const flag of FLAGS) setFlagsFromString(flag);

// The cache only serves modules loaded after this, so the program cannot enable it for itself.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
module.createRequire(import.meta.url)('./cli-program.js');
