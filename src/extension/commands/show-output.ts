/** Shows the log of the server and the extension. */
import type { Command } from './command.ts';

export const showOutput: Command = ({ output }) => output.show();
