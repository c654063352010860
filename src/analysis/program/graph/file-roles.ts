/** The role of a file, by its path and package: most files are plain source. */
import { OFFERED_BY_WORKERS, WORKER_THREADS } from '../../catalogue/contexts/frameworks.ts';
import { CONFIGURATION_FILE, SCRIPT_FILE, TEST_FILE } from '../../catalogue/naming/files.ts';
import type { FileFacts } from '../../facts/facts.ts';
import {
  bindingIndexOf,
  type Expr,
  isModule,
  isProp,
  isPropNamed,
  isVar,
  objectOf,
  propertyOf,
} from '../../facts/expr.ts';

/** `source` files run as part of something else. The others begin their own context. */
export type FileRole = 'source' | 'test' | 'script' | 'worker';

/** What a package.json says about its entry points. */
export interface PackageFacts {
  /** Absolute folder, forward slashes. */
  readonly dir: string;
  readonly name: string;
  /** Absolute paths of the source files behind `bin`. */
  readonly bin: readonly string[];
  /** Absolute paths of the source files that its npm scripts run once: builds, releases, migrations. */
  readonly once?: readonly string[];
  /** Absolute paths of the source files that its npm scripts start to stay: `start`, `serve`. */
  readonly started?: readonly string[];
  readonly main?: string;
  /** `"type": "module"`: its files are ES modules unless their extension says otherwise. */
  readonly isModule?: true;
  /** It has commands; `bin` contains only those with a known source file. */
  readonly hasCommands?: true;
  /** Whether it is made to be run by name or to be imported; an application has neither. */
  readonly offers?: 'commands' | 'modules';
  readonly dependencies: readonly string[];
  /** The ranges of versions that it asks for, by package. */
  readonly ranges?: Readonly<Record<string, string>>;
  /** The commands of its npm scripts. */
  readonly scripts?: readonly string[];
}

/**
 * @param path relative to the analysed folder, forward slashes
 * @param inPackage relative to its package
 */
export function roleOf(path: string, inPackage: string, hasShebang: boolean): FileRole {
  if (TEST_FILE.pattern.test(path)) return 'test';
  if (hasShebang || CONFIGURATION_FILE.pattern.test(path) || SCRIPT_FILE.pattern.test(inPackage)) return 'script';
  return 'source';
}

/** Does the file exchange messages with the thread that started it? */
export function isWorkerFile(facts: FileFacts): boolean {
  return offersItself(facts) || hearsParent(facts);
}

function hearsParent({ bindings, imports }: FileFacts): boolean {
  if (!imports.some(({ specifier }) => WORKER_THREADS.modules.has(specifier))) return false;
  return (
    bindings.some(({ value }) => isPropNamed(value, WORKER_THREADS.port) && isModule(objectOf(value))) &&
    !bindings.some(({ name }) => name === WORKER_THREADS.asks) &&
    bindings.some(({ value }) => isProp(value) && WORKER_THREADS.ofWorkers.has(propertyOf(value)))
  );
}

/** `workerpool.worker({ … })`, `expose(api)` at module level. */
function offersItself({ bindings, functions, imports }: FileFacts): boolean {
  const names = imports.flatMap(({ specifier }) =>
    Object.hasOwn(OFFERED_BY_WORKERS, specifier) ? [OFFERED_BY_WORKERS[specifier]] : [],
  );
  const lastOf = (callee: Expr): string =>
    isProp(callee) ? propertyOf(callee) : isVar(callee) ? bindings[bindingIndexOf(callee)]!.name : '';
  return names.length > 0 && functions[0]!.calls.some(({ callee }) => names.includes(lastOf(callee)));
}
