/** What a client can tell the language server on initialization, and the names that both use. */

/** Settings section, in every editor. */
export const SETTINGS_SECTION = 'workloadLint';

/** Source of every diagnostic, as shown by editors. */
export const DIAGNOSTIC_SOURCE = 'workload-lint';

/** `initializationOptions` of the client; an editor that sends none gets plain diagnostics. */
export interface InitializationOptions {
  /**
   * URI of a rule's page, linked from the code of a diagnostic, with `{rule}` for the rule id. Without it there is no
   * link.
   */
  readonly rulePages?: string;
  /** The client wants `workloadLint/status`. */
  readonly status?: boolean;
  /** The client can run the commands that hovers link to (`commands.ts`). */
  readonly commandLinks?: boolean;
  /** Absolute path of a folder for the caches; by default they are stored beside the project's packages. */
  readonly cacheDir?: string;
  /** Settings for clients that do not answer `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Language ids of the documents that are analyzed. */
export const LANGUAGES = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'astro',
] as const;
