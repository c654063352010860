/** Opens the guide to the approaches in the Markdown preview. */
import { commands, Uri } from 'vscode';
import type { Command } from './command.ts';

export const openGuide: Command = async ({ extension }) => {
  await commands.executeCommand(
    'markdown.showPreview',
    Uri.joinPath(extension.extensionUri, 'media/async-threads-processes.md'),
  );
};
