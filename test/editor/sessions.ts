/** The editors that the in-editor tests start, one after another: which suites, on which workspace, how set up. */

export interface Session {
  /** Folders below `suites`, which run in this order. */
  readonly suites: readonly string[];
  /** Folder below `test/workspaces`; the session works on a copy. */
  readonly workspace: string;
  /** User settings besides those of every session. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** `restricted`: the editor asks whether to trust the workspace, and nobody answers. Needs the embedded editor. */
  readonly trust?: 'restricted';
  /** Tests the packaged VSIX, installed, instead of the source tree. */
  readonly packaged?: true;
}

/**
 * TypeScript's own errors, of half-typed code, would stand between the findings that suites count; and suites make and
 * remove repositories, which Git's own extension looks into.
 */
const QUIET = { 'js/ts.validate.enabled': false, 'git.enabled': false };

/** By name. Starting an editor takes long, so a session has all the suites that can share one. */
export const SESSIONS: Readonly<Record<string, Session>> = {
  // It makes files and deletes them; the editor keeps their documents, and a server that is started anew gets them.
  panel: { suites: ['panel'], workspace: 'example', settings: QUIET },
  example: { suites: ['example', 'programs'], workspace: 'example', settings: QUIET },
  // They count all findings of the workspace, and so want it as it was.
  surfaces: { suites: ['surfaces'], workspace: 'example', settings: QUIET },
  reload: { suites: ['reload'], workspace: 'example' },
  restricted: { suites: ['restricted'], workspace: 'example', trust: 'restricted' },
  packaged: { suites: ['packaged'], workspace: 'example', packaged: true },
};
