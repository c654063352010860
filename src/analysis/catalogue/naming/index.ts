/** Every pattern on names that users choose for functions and files, with examples; a test holds each to them. */
import type { NamingRow } from './types.ts';

export type { NamingRow } from './types.ts';

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
    id: 'brings-up-to-date',
    of: 'function',
    pattern:
      /^[#_]*(\w*[mM]igrat(e|ion)\w*|(ensure|create)\w*(Schema|Tables?|Index)|(un|re)?install([A-Z]\w*)?|(upgrade|update)\w*(Version|Plugins?|Packages?|Dependency|Dependencies|Extensions?))$/,
    because: 'brings stored data or a program up to date',
    matches: ['migrate', 'runMigrations', 'ensureSchema', 'installPlugin', 'upgradeDependencies', 'reinstall'],
    misses: ['emigrant', 'installed', 'updateUser', 'ensureUser'],
  },
  {
    id: 'tells-failure',
    of: 'function',
    pattern:
      /^[#_]*((on|handle|format|report|log|print|show|render|dump)\w*(Error|Failure|Exception|Crash)\w*|fatal|error)$/,
    because: 'tells of a failure',
    matches: ['handleError', 'reportCrash', 'logFailure', 'fatal', 'dumpError'],
    misses: ['errorRate', 'terror', 'handleRequest'],
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
    id: 'closes-down',
    of: 'function',
    pattern:
      /^[#_]*(stop|close|shut_?[dD]own|destroy|dispose|clean_?[uU]p|tear_?[dD]own|quit|exit|kill|uninstall)([A-Z_]\w*)?$/,
    because: 'closes something down',
    matches: ['stop', 'shutdown', 'cleanupTemp', 'tearDown', 'disposeAll'],
    misses: ['stopwatch', 'closest', 'killer', 'exits'],
  },
  {
    id: 'script-file',
    of: 'file',
    pattern: /(^|\/)(scripts?|tools?|tooling|build|ci|hack|codemods?|migrations?|seeders?|cli|bin|install(er)?)\//i,
    because: 'holds scripts',
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
    id: 'test-file',
    of: 'file',
    pattern:
      /(^|[/.-])(tests?|specs?|e2e|__tests__|__mocks__|fixtures?|mocks?|bench(marks?)?|examples?|demos?|playground)[/.-]/i,
    because: 'holds tests or examples',
    matches: ['test/a.ts', 'src/a.test.ts', 'examples/basic/index.js', 'lib/test-utils.ts'],
    misses: ['src/testing/a.ts', 'contest/a.ts', 'latest/a.ts'],
  },
];
