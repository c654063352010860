/** Tasks that run the command line on a workspace folder: once, or whenever files change. */
import path from 'node:path';
import {
  ProcessExecution,
  Task,
  tasks,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TaskDefinition,
  type WorkspaceFolder,
} from 'vscode';
import { MATCHERS, TASK_TYPE, type TaskOptions } from '../protocol/tasks.ts';
import { findPrograms } from './programs.ts';
import { readSetting } from './settings.ts';

type Definition = TaskDefinition & TaskOptions;

export function registerTasks(context: ExtensionContext): Disposable {
  return tasks.registerTaskProvider(TASK_TYPE, {
    provideTasks: () => {
      const offered = (workspace.workspaceFolders ?? []).flatMap((folder) =>
        [false, true].map((watch) => taskOf(context, folder, { type: TASK_TYPE, ...(watch && { watch }) })),
      );
      return Promise.all(offered);
    },
    // One of tasks.json: it has a definition and a name, and must keep the definition.
    resolveTask: ({ definition, scope }) =>
      typeof scope === 'object' ? taskOf(context, scope, definition as Definition) : undefined,
  });
}

async function taskOf(context: ExtensionContext, folder: WorkspaceFolder, definition: Definition): Promise<Task> {
  const { paths = [], watch = false } = definition;
  const { dist } = await findPrograms(context);
  const args = ['check', ...paths, '--format', 'compact', ...(watch ? ['--watch'] : [])];
  const execution = new ProcessExecution(
    readSetting('nodePath') || process.execPath,
    [path.join(dist, 'cli.js'), ...args],
    // The editor's own executable is then a Node.
    { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } },
  );
  const matcher = MATCHERS[watch ? 1 : 0]!;
  const task = new Task(definition, folder, watch ? 'watch' : 'check', TASK_TYPE, execution, `$${matcher.name}`);
  task.isBackground = watch;
  return task;
}
