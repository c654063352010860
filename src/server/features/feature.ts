/** One thing the server does for its client. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { ServerContext } from '../context.ts';

export interface Feature {
  /** What it adds to what the server says it can do. */
  readonly capabilities?: ServerCapabilities;
  /** While the client initialises: the place to listen to what it sends. */
  readonly start?: (context: ServerContext) => void;
  /** Once it has: the place to ask it for something. */
  readonly ready?: (context: ServerContext) => void;
}
