/** What `workload-lint` starts: a few lines that let Node 22 and later keep the compiled program between runs, then the program. */
import module from 'node:module';

// It serves only what is loaded after it, so the program cannot do this for itself.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
module.createRequire(import.meta.url)('./cli-program.js');
