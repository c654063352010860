/** Restarts the language server. */
import type { Command } from './command.ts';

export const restartServer: Command = ({ server }) => server.restart();
