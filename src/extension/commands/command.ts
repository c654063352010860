/** A handler of a command of the palette. */
import type { LogOutputChannel, Uri } from 'vscode';
import type { Benchmarks } from '../measuring/index.ts';
import type { LanguageServer } from '../language-server.ts';

export interface CommandContext {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
  readonly benchmarks: Benchmarks;
  /** The folder where the extension is installed. */
  readonly installed: Uri;
  /** A folder that the extension may write to. */
  readonly storage: Uri;
}

/** `args`: what a link or another extension hands over; from the palette there are none. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void> | void;
