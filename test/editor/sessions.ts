/** The editors that the in-editor tests start, one after another: which suites, on which workspace, how set up. */

export interface Session {
  /** Folder below `test/workspaces`; the session works on a copy. */
  readonly workspace: string;
  /** User settings besides those of every session. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `restricted`: the editor asks whether to trust the workspace, and nobody answers. Needs the embedded editor. */
  readonly trust?: 'restricted';
  /** Tests the packaged VSIX, installed, instead of the source tree. */
  readonly packaged?: true;
}

/** By name; the suites are `suites/NAME/*.suite.ts`. */
export const SESSIONS: Readonly<Record<string, Session>> = {
  // TypeScript's own errors, of half-typed code, would stand between the findings that the suites count.
  example: { workspace: 'example', settings: { 'js/ts.validate.enabled': false } },
  panel: { workspace: 'example' },
  reload: { workspace: 'example' },
  restricted: { workspace: 'example', trust: 'restricted' },
  packaged: { workspace: 'example', packaged: true },
};
