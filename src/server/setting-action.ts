/** Sets the level of a rule: by the client's settings, or else in the configuration file of the folder. */
import type { CodeAction } from 'vscode-languageserver';
import type { Change } from '../analysis/index.ts';
import { withRuleLevel } from '../project/configuration/index.ts';
import { readText } from '../project/read-file.ts';
import type { CommandId } from '../protocol/commands.ts';
import { CONFIGURATION_NAMES } from '../protocol/configuration.ts';
import type { ServerContext } from './context.ts';
import { toWorkspaceEdit } from './convert-edits.ts';
import { placeOf } from './subject.ts';

const SET_LEVEL: CommandId = 'workloadLint.setRuleLevel';

type SettingChange = NonNullable<Change['setting']>;

export async function settingAction(
  context: ServerContext,
  file: string,
  setting: SettingChange,
): Promise<Pick<CodeAction, 'edit' | 'command'>> {
  const uri = context.documents.uriOf(file);
  if (context.client.options.commandLinks)
    return { command: { title: 'Set the Level', command: SET_LEVEL, arguments: [{ ...setting, uri }] } };
  const folder = placeOf(context, { uri, line: 1, column: 1 })?.session.folder;
  if (folder === undefined) return {};
  const edit = toWorkspaceEdit(await configurationChange(folder, setting), {
    ...context.client,
    uriOf: (path) => context.documents.uriOf(path),
  });
  return edit ? { edit } : {};
}

/** In the file that is there, or in a new one. */
async function configurationChange(folder: string, { rule, severity }: SettingChange): Promise<Change> {
  const paths = CONFIGURATION_NAMES.map((name) => `${folder}/${name}`);
  const texts = await Promise.all(paths.map((path) => readText(path, 'source').catch(() => undefined)));
  const index = Math.max(
    0,
    texts.findIndex((text) => text !== undefined),
  );
  const [path, known] = [paths[index]!, texts[index]];
  const newText = withRuleLevel(known, rule, severity);
  const title = `Set ${rule} to ${severity}`;
  if (known === undefined) return { title, safe: true, files: [], created: [{ path, text: newText }] };
  const lines = known.split('\n');
  const whole = { start: 0, end: known.length, span: [1, 1, lines.length, lines.at(-1)!.length + 1] as const, newText };
  return { title, safe: true, files: [{ file: path, edits: [whole] }], created: [] };
}
