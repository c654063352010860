/** What a client can tell the language server on initialization, and the names that both use. */

/** Settings section, in every editor. */
export const SETTINGS_SECTION = 'workloadLint';

/** Source of every diagnostic, as shown by editors. */
export const DIAGNOSTIC_SOURCE = 'workload-lint';

/** `data` of a diagnostic whose cost is known. */
export interface DiagnosticData {
  /** What the finding costs the event loop. */
  readonly milliseconds: number;
}

/** `initializationOptions` of the client; an editor that sends none gets plain diagnostics. */
export interface InitializationOptions {
  /**
   * URI of a rule's page, linked from the code of a diagnostic, with `{rule}` for the rule id. Without it there is no
   * link.
   */
  readonly rulePages?: string;
  /** The client wants `workloadLint/status`. */
  readonly status?: boolean;
  /**
   * The client names documents that are not saved yet `untitled:`: a `file:` document that is not on disk was deleted.
   * Other editors name new documents `file:`, too.
   */
  readonly newDocumentsAreUntitled?: boolean;
  /** The client can run the commands that hovers link to (`commands.ts`). */
  readonly commandLinks?: boolean;
  /** Absolute path of a folder for the caches; by default they are stored beside the project's packages. */
  readonly cacheDir?: string;
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Extension of the files of each language that is analyzed, by its language id. */
export const EXTENSION_OF_LANGUAGE = {
  javascript: 'js',
  javascriptreact: 'jsx',
  typescript: 'ts',
  typescriptreact: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  astro: 'astro',
} as const;

/** Language ids of the documents that are analyzed. */
export const LANGUAGES = Object.keys(EXTENSION_OF_LANGUAGE) as readonly (keyof typeof EXTENSION_OF_LANGUAGE)[];

/** Glob patterns of files in or just below a folder by which an editor knows that there is something to analyze. */
export const FILES_OF_PROJECTS = [
  'package.json',
  'tsconfig.json',
  'jsconfig.json',
  'deno.json',
  'deno.jsonc',
  'workload-lint.json',
  'workload-lint.jsonc',
  '*/package.json',
  '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
] as const;
