/** Stops the language server and starts it anew. */
import type { Command } from './command.ts';

export const restartServer: Command = ({ server }) => server.restart();
