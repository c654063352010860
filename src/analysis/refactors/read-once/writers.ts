/** Tells whether the program itself writes a file, as far as names tell. */
import { fileEffectOf } from '../../catalogue/node/file-effects.ts';
import type { ApiCall } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import type { Workspace } from '../refactor.ts';
import { wordsOf } from './fixed-path.ts';

/** @returns the function that writes it */
export function writerOf(workspace: Workspace, words: ReadonlySet<string>): string | undefined {
  for (const { isDependency, role, nodes } of workspace.program.sourceFiles) {
    if (isDependency || role === 'test') continue;
    const writer = nodes.find(({ apiCalls }) =>
      apiCalls.some((api) => wordsWritten(workspace, api).some((word) => words.has(word))),
    );
    if (writer) return writer.facts.name;
  }
  return undefined;
}

/** The words in the paths that a call writes. */
function wordsWritten({ sources }: Workspace, { module, path, call, node }: ApiCall): string[] {
  const effect = fileEffectOf(module, path);
  const positions = [...(effect?.changes ?? []), ...(effect?.opens === undefined ? [] : [0])];
  const tree = positions.length > 0 ? sources.tree(node.sourceFile) : undefined;
  const found = tree?.callAt(call.span);
  if (found?.type !== N.CallExpression) return [];
  return positions.flatMap((at) => (found.arguments[at] ? [...wordsOf(tree!, found.arguments[at])] : []));
}
