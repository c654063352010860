/** The server's log, and its destinations. */
import type { Connection } from 'vscode-languageserver';

export interface Logger {
  error(message: string, cause?: unknown): void;
  info(message: string): void;
}

/** Writes to the client's output channel. */
export function connectionLogger({ console }: Connection): Logger {
  return {
    error: (message, cause) => console.error(cause === undefined ? message : `${message}: ${describe(cause)}`),
    info: (message) => console.info(message),
  };
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
