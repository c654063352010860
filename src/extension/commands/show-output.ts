/** Shows what the server and the extension write about themselves. */
import type { Command } from './command.ts';

export const showOutput: Command = ({ output }) => output.show();
