/** What a client may tell the language server when it initialises, and the names both use. */

/** Section of the settings, in every editor. */
export const SETTINGS_SECTION = 'workloadLint';

/** Source of every diagnostic, as editors show it. */
export const DIAGNOSTIC_SOURCE = 'workload-lint';

/** `initializationOptions` of the client; an editor that sends none gets plain diagnostics. */
export interface InitializationOptions {
  /**
   * Address of a rule's page for a diagnostic's code, `{rule}` standing for the rule id; without it the code is no
   * link.
   */
  readonly rulePages?: string;
  /** The client wants `workloadLint/status`. */
  readonly status?: boolean;
  /** The client runs commands that hovers link to: those of `commands.ts`. */
  readonly commandLinks?: boolean;
  /** Absolute path of a folder for the caches; without it they are beside the project's packages. */
  readonly cacheDir?: string;
  /** Settings of a client that does not answer `workspace/configuration`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Languages whose documents are looked at, as editors name them. */
export const LANGUAGES = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
  'astro',
] as const;
