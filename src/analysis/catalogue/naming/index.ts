/** Every pattern on names that users choose for functions and files, with examples; a test holds each to them. */
import { endingIn } from './endings.ts';
import type { NamingRow } from './types.ts';

export type { NamingRow } from './types.ts';

/** What programs, devices and people have a handful of. */
export const FEW_ELEMENTS = endingIn(
  'tags drives disks plugins extensions addons handlers listeners subscribers observers hooks middlewares',
  'categories seasons genres views tabs windows screens panes panels workspaces roots projects roles permissions',
  'scopes languages locales themes settings preferences flags args arguments params parameters headers cookies',
  'filters axes scales formats types kinds statuses levels priorities providers adapters drivers engines dialects',
  'integrations profiles devices schemas steps phases stages menus buttons shortcuts sections slots props attrs',
  'attributes variants currencies modes editors diagnostics webhooks workspaceFolders rootPaths dictionaries tools',
  'servers hosts bands environments targets',
);
export const NAMES: readonly NamingRow[] = [
  {
    id: 'starts-up',
    of: 'function',
    pattern:
      /^[#_]*(re)?(init(iali[sz]e)?|bootstrap|boot|set_?up|configure|main|start|connect|listen|launch)([A-Z_]\w*)?$/,
    because: 'starts something up',
    matches: ['init', 'initDatabase', '_start', 'setupRoutes', 'bootstrap', 'restartServer', 'listen'],
    misses: ['getInitial', 'startsWith', 'listener', 'mainframe', 'maintain'],
  },
  {
    id: 'loads-settings',
    of: 'function',
    pattern:
      /^[#_]*(load|read|get|find|resolve|parse|save|write|update|set|store)?\w*([cC]onfig(uration)?|[sS]ettings?|[pP]references|[eE]nv|[pP]lugins?|[mM]anifest|[pP]ackageJson)(s|File|Path|Dir|Sync)?$/,
    because: 'handles settings or plugins',
    matches: ['loadConfig', 'saveSettings', 'readPackageJson', 'resolvePlugins', 'getEnv', 'config'],
    misses: ['reconfigurePorts', 'loadUsers', 'settle', 'plug'],
  },
  {
    id: 'remembers',
    of: 'function',
    pattern: /^(callback of )?(memoi[sz]e\w*|mem|pMemoize|once|lazy\w*|cached?\w*|singleton)$/i,
    because: 'keeps its result',
    matches: ['memoize', 'callback of once', 'lazyLoad', 'cachedUser'],
    misses: ['remember', 'concede', 'oncePerDay'],
  },
  {
    id: 'script-file',
    of: 'file',
    pattern: /(^|\/)(scripts?|tools?|tooling|build|ci|hack|codemods?|migrations?|seeders?|cli|bin|install(er)?)\//i,
    because: 'holds scripts',
    yieldsTo: 'stays',
    matches: ['scripts/release.ts', 'src/cli/index.ts', 'db/migrations/001.js', 'tools/x.mjs'],
    misses: ['src/client/app.ts', 'src/toolbar/x.ts', 'descriptions/a.ts'],
  },
  {
    id: 'worker-file',
    of: 'file',
    pattern: /(^|[/.-])(\w+[a-z])?([wW]orkers?|worker[.-][\w.-]+)(\/|\.[cm]?[jt]sx?$)/,
    because: 'runs in a worker',
    matches: ['src/parse-worker.ts', 'workers/hash.js', 'src/imageWorker.ts', 'a/worker.thread.mjs'],
    misses: ['src/network.ts', 'src/coworkerList.ts', 'service-workers-guide.md'],
  },
  {
    id: 'few-elements',
    of: 'collection',
    pattern: FEW_ELEMENTS,
    because: 'holds a few',
    matches: ['tags', 'availableDrives', 'openTabs', 'this.plugins', 'node.params', 'LISTENERS', 'locales'],
    misses: ['tagsOfRows', 'points', 'stages.points', 'elements', 'prefix', 'tabulated'],
  },
];
