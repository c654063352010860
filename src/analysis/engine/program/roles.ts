/** What a file is for, judged by its path and its package: most files are plain source. */

/** `source`: runs as part of something else. The others begin a context of their own. */
export type FileRole = 'source' | 'test' | 'script' | 'worker';

/** What a package.json says about where its code begins. */
export interface PackageFacts {
  /** Absolute folder, forward slashes. */
  readonly dir: string;
  readonly name: string;
  /** Absolute paths of the source files behind `bin`. */
  readonly bin: readonly string[];
  readonly main?: string;
  readonly dependencies: readonly string[];
}

const TEST = new RegExp([
  String.raw`(^|/)([\w-]*-?tests?|test[-_]?(workspaces?|data|fixtures?|resources|files|apps?|projects?|suites?|support|utils?)|__tests__|__mocks__|__fixtures__|fixtures|e2e|cypress|playwright|specs?|bench|benchmarks?|stories|\.?storybook|examples?|demos?)/`,
  String.raw`\.(test|spec|cy|bench|stories|e2e|e2e-spec|test-d)\.[cm]?[jt]sx?$`,
  String.raw`(^|[/.-])test[-.]?(helper|util|utils|setup)s?\.[cm]?[jt]sx?$`,
].join('|'), 'i');
const CONFIG = /(^|\/)(\.?[\w-]+\.config(\.[\w-]+)?|gulpfile|gruntfile|(webpack|rollup|jest|vitest|karma|esbuild)(\.[\w-]+)*|\.eslintrc|dangerfile)\.[cm]?[jt]s$/i;
/** Folders of scripts stand at the top of a package; deeper ones are named after what they hold. */
const SCRIPT = new RegExp([
  String.raw`^(scripts?|tools?|tooling|bin|build|\.github|ci|hack|vite-plugins?|webpack|cli|codemods?)/`,
  String.raw`^src/(scripts?|bin|cli)/`,
  String.raw`(^|/)(migrations?|seeds?|seeders?)/`,
  String.raw`(^|/)cli\.[cm]?[jt]s$`,
].join('|'), 'i');

/**
 * @param path relative to the folder under analysis, forward slashes
 * @param inPackage relative to its package
 */
export function roleOf(path: string, inPackage: string, hasShebang: boolean): FileRole {
  if (TEST.test(path)) return 'test';
  if (hasShebang || CONFIG.test(path) || SCRIPT.test(inPackage)) return 'script';
  return 'source';
}
