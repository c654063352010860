/** The type of a command's handler. */
import type { LogOutputChannel, Uri } from 'vscode';
import type { Benchmarks } from '../measuring/index.ts';
import type { LanguageServer } from '../language-server.ts';

export interface CommandContext {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
  readonly benchmarks: Benchmarks;
  /** The folder where the extension is installed. */
  readonly installed: Uri;
  /** A folder that the extension can write to. */
  readonly storage: Uri;
}

/** `args`: passed by a link or another extension; empty from the palette. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void> | void;
