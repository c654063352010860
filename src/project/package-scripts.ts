/**
 * The files that a package's npm scripts run to completion: builds, releases, migrations; not long-running processes.
 */
import { isObject } from './resolve/manifests.ts';

/** Commands that run the file named after them. */
const RUNNERS: ReadonlySet<string> = new Set([
  'node',
  'tsx',
  'ts-node',
  'ts-node-esm',
  'esno',
  'jiti',
  'babel-node',
  'sucrase-node',
  'bun',
]);
/** Prefixes of the actual command. */
const BEFORE: ReadonlySet<string> = new Set(['npx', 'cross-env', 'env', 'dotenv', 'exec', 'yarn', 'pnpm', 'run', '--']);
/** Options of runners that take a value. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-P',
  '--project',
  '--tsconfig',
  '-C',
  '--conditions',
]);
/** Words in the names of scripts that do one thing and end. */
const ONCE = new RegExp(
  `(?:^|[:_.-])(?:${[
    'pre|post|prepare|prepublish(?:only)?|prepack|install|setup|build|bundle|compile|pack|package|dist|release|publish|deploy|version|bump|changelog|tag|mark',
    'lint|format|fmt|fix|check|validate|verify|audit|clean|reset|remove|delete|purge|copy|sync|update|upgrade|download|upload|fetch|import|export|backup',
    'restore|generate|gen|codegen|create|migrate|migrations?|seed|schema|docs?|typedoc|i18n|l10n|translate|translations?|extract|convert|analy[sz]e|stats',
    'report|screenshots?|benchmark|bench',
  ].join('|')})(?:$|[:_.-])`,
  'i',
);
/** Words in the names of scripts that run until stopped, even if another word matches: `docs:dev`. */
const STAYS = /(?:^|[:_.-])(?:start|serve|server|dev|develop|watch|preview)(?:$|[:_.-])/i;
/** What runs where the package is deployed: npm's own names. */
const IS_SERVICE = /^(?:start|serve)(?::prod(?:uction)?)?$/;
/** `prebuild`, `posttest`. */
const HOOK = /^(?:pre|post)[a-z]/;

const endsByItself = (script: string): boolean => (ONCE.test(script) || HOOK.test(script)) && !STAYS.test(script);

/** Paths as written in the scripts, relative to the folder of the package. */
export interface ScriptedFiles {
  /** Run once, and not by a long-running script as well. */
  readonly once: readonly string[];
  /** Started by `start` or `serve`. */
  readonly started: readonly string[];
}

export function filesRunByScripts(scripts: unknown): ScriptedFiles {
  const once = new Set<string>();
  const staying = new Set<string>();
  const started = new Set<string>();
  for (const [name, command] of Object.entries(isObject(scripts) ? scripts : {})) {
    if (typeof command !== 'string') continue;
    for (const file of filesRunBy(command)) {
      (endsByItself(name) ? once : staying).add(file);
      if (IS_SERVICE.test(name)) started.add(file);
    }
  }
  return { once: [...once].filter((file) => !staying.has(file)), started: [...started] };
}

/**
 * `cross-env CI=1 node -r ./env.js scripts/build.js && node scripts/copy.js` names `scripts/build.js` and
 * `scripts/copy.js`.
 */
const filesRunBy = (command: string): string[] =>
  command.split(/&&|\|\||[;|&]/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    let at = words.findIndex((word) => !BEFORE.has(word) && !/^\w+=/.test(word));
    if (!RUNNERS.has(words[at] ?? '')) return [];
    at++;
    while (words[at]?.startsWith('-') || words[at] === 'run') at += WITH_VALUE.has(words[at]!) ? 2 : 1;
    const file = words[at];
    return file !== undefined && /^[\w./@-]+$/.test(file) && /\w/.test(file) ? [file] : [];
  });
