/** The type of a command's handler. */
import type { ExtensionContext } from 'vscode';
import type { Benchmarks } from '../measuring/index.ts';
import type { Log } from '../log.ts';
import type { LanguageServer } from '../language-server.ts';

export interface CommandContext {
  readonly server: LanguageServer;
  readonly log: Log;
  readonly benchmarks: Benchmarks;
  readonly extension: ExtensionContext;
}

/** `args`: passed by a link or another extension; empty from the palette. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void> | void;
