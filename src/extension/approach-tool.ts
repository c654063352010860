/** The language-model tool: gives assistants in the editor the same answers that users get. */
import { LanguageModelTextPart, LanguageModelToolResult, lm, Uri, workspace, type Disposable } from 'vscode';
import type { At } from '../protocol/advice.ts';
import { APPROACH_TOOL, type ApproachInput } from '../protocol/language-model-tool.ts';
import type { LanguageServer } from './language-server.ts';

export function registerApproachTool(server: LanguageServer): Disposable {
  return lm.registerTool<ApproachInput>(APPROACH_TOOL.name, {
    prepareInvocation: ({ input: { file } }) => ({
      invocationMessage: file ? `Analyzing ${file}` : 'Walking the decision tree',
    }),
    invoke: async ({ input }) =>
      new LanguageModelToolResult([new LanguageModelTextPart(await answerTo(server, input))]),
  });
}

async function answerTo(server: LanguageServer, { file, line, column, answers = {} }: ApproachInput): Promise<string> {
  const at = file === undefined ? undefined : await placeOf(file, line ?? 1, column);
  const result = await server.request('workloadLint/decide', { ...(at && { at }), answers });
  return result
    ? JSON.stringify(result, null, 1)
    : `No function or finding is known at ${file}:${line ?? 1}; give the line where a function begins or is called.`;
}

async function placeOf(file: string, line: number, column: number | undefined): Promise<At> {
  const uri =
    file.startsWith('/') || /^[A-Za-z]:/.test(file)
      ? Uri.file(file)
      : Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/'), file);
  if (column !== undefined) return { uri: uri.toString(), line, column };
  const document = await workspace.openTextDocument(uri);
  const { firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount) - 1);
  return { uri: uri.toString(), line, column: firstNonWhitespaceCharacterIndex + 1 };
}
