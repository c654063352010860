/** Patterns on paths of users' files that say what role a file has, with examples; a test holds each to them. */
import type { NamePattern } from './types.ts';

/** Tests, and what they work with. */
export const TEST_FILE: NamePattern = {
  pattern: new RegExp(
    [
      String.raw`(^|/)([\w-]*-?tests?|test[-_]?(workspaces?|data|fixtures?|resources|files|apps?|projects?|suites?|support|utils?)|__tests__|__mocks__|__perf__|perf|__fixtures__|fixtures|e2e|cypress|playwright|specs?|bench|benchmarks?|stories|\.?storybook|examples?|demos?)/`,
      String.raw`\.(test|spec|cy|bench|perf|stories|e2e|e2e-spec|test-d)\.[cm]?[jt]sx?$`,
      String.raw`(^|[/.-])test[-.]?(helper|util|utils|setup)s?\.[cm]?[jt]sx?$`,
    ].join('|'),
    'i',
  ),
  matches: ['test/a.ts', 'src/a.test.ts', 'packages/x/__tests__/a.js', 'integration-tests/a.ts', 'src/test-utils.ts'],
  misses: ['src/testing.ts', 'src/latest.ts', 'src/testify/a.ts'],
};

/** Settings of a tool, which it loads when it starts. */
export const CONFIGURATION_FILE: NamePattern = {
  pattern:
    /(^|\/)(\.?[\w-]+\.config(\.[\w-]+)?|gulpfile|gruntfile|(webpack|rollup|jest|vitest|karma|esbuild)(\.[\w-]+)*|\.eslintrc|dangerfile)\.[cm]?[jt]s$/i,
  matches: ['vite.config.ts', 'web/webpack.prod.js', 'gulpfile.mjs', '.eslintrc.cjs', 'Gruntfile.js'],
  misses: ['src/config.ts', 'src/webpack/loader.ts', 'src/app.configuration.ts'],
};

/**
 * Scripts, by the path within their package. Folders of scripts are at its top; deeper folders with such names contain
 * other code.
 */
export const SCRIPT_FILE: NamePattern = {
  pattern: new RegExp(
    [
      String.raw`^(scripts?|tools?|tooling|bin|build|install(er)?|\.github|ci|hack|vite-plugins?|webpack|cli|codemods?)/`,
      String.raw`^src/(scripts?|bin|cli)/`,
      String.raw`^(dist|lib|build|out)/bin/`,
      String.raw`(^|/)(migrations?|seeds?|seeders?)/`,
      String.raw`(^|/)cli\.[cm]?[jt]s$`,
    ].join('|'),
    'i',
  ),
  matches: ['scripts/release.ts', 'src/cli/index.ts', 'dist/bin/run.js', 'src/db/migrations/1.ts', 'src/cli.ts'],
  misses: ['src/tools/a.ts', 'src/client.ts', 'src/lib/build/a.ts'],
};

/** Workers: pool packages load them into threads, and take the path from settings. */
export const WORKER_FILE: NamePattern = {
  pattern: /(^|[/.-])((\w+[a-z])?[wW]orker|worker[.-][\w.-]+)(\.flow)?\.[cm]?[jt]sx?$/,
  matches: ['src/worker.ts', 'src/hashWorker.js', 'src/worker-thread.mjs', 'a/parse.worker.ts'],
  misses: ['src/workers.ts', 'src/network.ts', 'worker/index.ts'],
};
