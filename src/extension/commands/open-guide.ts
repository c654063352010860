/** Opens the guide to the approaches in the Markdown preview. */
import { commands, Uri } from 'vscode';
import type { Command } from './command.ts';

export const openGuide: Command = async ({ installed }) => {
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(installed, 'media/async-threads-processes.md'));
};
