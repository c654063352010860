/** Opens the page that compares the approaches, as a preview. */
import { commands, Uri } from 'vscode';
import type { Command } from './command.ts';

export const openGuide: Command = async ({ installed }) => {
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(installed, 'media/async-threads-processes.md'));
};
