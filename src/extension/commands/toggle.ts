/** Turns the analysis off or on, for the workspace or, where none is open, for the user. */
import { readSetting, writeSetting } from '../settings.ts';
import type { Command } from './command.ts';

export const toggle: Command = () => writeSetting('enable', !readSetting('enable'));
