/** A handler of a command of the palette. */
import type { LogOutputChannel } from 'vscode';
import type { LanguageServer } from '../language-server.ts';

export interface CommandContext {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
}

/** `args`: what a link or another extension hands over; from the palette there are none. */
export type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void> | void;
