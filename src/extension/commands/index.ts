/** The handlers of all commands: one that is missing does not compile. */
import { commands, Disposable } from 'vscode';
import type { CommandId } from '../../protocol/commands.ts';
import { analyzeWorkspace } from './analyze-workspace.ts';
import type { Command, CommandContext } from './command.ts';
import { explainRule } from './explain-rule.ts';
import { openExample } from './open-example.ts';
import { openGuide } from './open-guide.ts';
import { restartServer } from './restart-server.ts';
import { showOutput } from './show-output.ts';

const HANDLERS = {
  'workloadLint.analyzeWorkspace': analyzeWorkspace,
  'workloadLint.explainRule': explainRule,
  'workloadLint.openExample': openExample,
  'workloadLint.openGuide': openGuide,
  'workloadLint.restartServer': restartServer,
  'workloadLint.showOutput': showOutput,
} satisfies Record<CommandId, Command>;

export function registerCommands(context: CommandContext): Disposable {
  return Disposable.from(...Object.entries<Command>(HANDLERS).map(([id, handler]) =>
    commands.registerCommand(id, (...args: unknown[]) => handler(context, ...args))));
}
