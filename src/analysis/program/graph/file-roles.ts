/** The role of a file, by its path and package: most files are plain source. */

import { OFFERED_BY_WORKERS } from '../../catalogue/contexts/frameworks.ts';
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
}

const TEST = new RegExp(
  [
    String.raw`(^|/)([\w-]*-?tests?|test[-_]?(workspaces?|data|fixtures?|resources|files|apps?|projects?|suites?|support|utils?)|__tests__|__mocks__|__perf__|perf|__fixtures__|fixtures|e2e|cypress|playwright|specs?|bench|benchmarks?|stories|\.?storybook|examples?|demos?)/`,
    String.raw`\.(test|spec|cy|bench|perf|stories|e2e|e2e-spec|test-d)\.[cm]?[jt]sx?$`,
    String.raw`(^|[/.-])test[-.]?(helper|util|utils|setup)s?\.[cm]?[jt]sx?$`,
  ].join('|'),
  'i',
);
const CONFIG =
  /(^|\/)(\.?[\w-]+\.config(\.[\w-]+)?|gulpfile|gruntfile|(webpack|rollup|jest|vitest|karma|esbuild)(\.[\w-]+)*|\.eslintrc|dangerfile)\.[cm]?[jt]s$/i;
/** Folders of scripts are at the top of a package; deeper folders with such names contain other code. */
const SCRIPT = new RegExp(
  [
    String.raw`^(scripts?|tools?|tooling|bin|build|install(er)?|\.github|ci|hack|vite-plugins?|webpack|cli|codemods?)/`,
    String.raw`^src/(scripts?|bin|cli)/`,
    String.raw`^(dist|lib|build|out)/bin/`,
    String.raw`(^|/)(migrations?|seeds?|seeders?)/`,
    String.raw`(^|/)cli\.[cm]?[jt]s$`,
  ].join('|'),
  'i',
);

/**
 * @param path relative to the analysed folder, forward slashes
 * @param inPackage relative to its package
 */
export function roleOf(path: string, inPackage: string, hasShebang: boolean): FileRole {
  if (TEST.test(path)) return 'test';
  if (hasShebang || CONFIG.test(path) || SCRIPT.test(inPackage)) return 'script';
  return 'source';
}

const WORKER_IMPORTS: ReadonlySet<string> = new Set(['parentPort', 'workerData']);

/** Does the file exchange messages with the thread that started it? */
export function isWorkerFile(facts: FileFacts): boolean {
  return offersItself(facts) || hearsParent(facts);
}

function hearsParent({ bindings, imports }: FileFacts): boolean {
  if (!imports.some(({ specifier }) => specifier === 'worker_threads' || specifier === 'node:worker_threads'))
    return false;
  return (
    bindings.some(({ value }) => isPropNamed(value, 'parentPort') && isModule(objectOf(value))) &&
    !bindings.some(({ name }) => name === 'isMainThread') &&
    bindings.some(({ value }) => isProp(value) && WORKER_IMPORTS.has(propertyOf(value)))
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
