/** The entry of `workload-lint`: enables Node's compile cache (Node 22 and later), then starts the program. */
import module from 'node:module';
import { setV8Flag } from '../project/v8-flags.ts';

// A run ends before early and extensive optimization pays off. V8 of Node 20 counts the bytecode that a function has
// run, later versions count its calls.
setV8Flag('interrupt-budget', 900_000);
setV8Flag('invocation-count-for-turbofan', 30_000);
// The middle compiler, which Node 24 added: the same.
setV8Flag('maglev', false);
setV8Flag('max-inlined-bytecode-size-cumulative', 100);
// The first, largest trees survive a few collections. Afterwards V8 would allocate similar objects in the old
// generation, where they keep the trees of later files alive.
setV8Flag('allocation-site-pretenuring', false);
// Code that is idle during one phase of a run is needed again for the next folder or file: do not discard it.
setV8Flag('flush-bytecode', false);

// The cache only serves modules loaded after this, so the program cannot enable it for itself.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
module.createRequire(import.meta.url)('./cli-program.js');
