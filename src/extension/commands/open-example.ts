/** Opens a fresh copy of the example, a small shop with blocking handlers, in a new window. */
import { openExample as open } from '../example.ts';
import type { Command } from './command.ts';

export const openExample: Command = ({ extension }) => open(extension);
