/** The interface of a feature of the server. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from '../context.ts';

export interface Feature {
  /** Its contribution to the server's capabilities. */
  readonly capabilities?: ServerCapabilities;
  /** Called during initialization, to register handlers. */
  readonly start?: (context: ServerContext) => void;
  /** Called after initialization, when the client accepts requests. */
  readonly ready?: (context: ServerContext) => void;
}
