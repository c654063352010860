/** Tells whether no other code can observe that a function waits at a new point: it only finishes later. */
import { fileEffectOf } from '../../catalogue/node/file-effects.ts';
import { N } from '../../syntax/node-types.ts';
import type { Carrier } from '../chain/carrier.ts';
import { bodyOf } from './body.ts';
import type { Access } from './cells.ts';
import { fileAccesses } from './files.ts';
import type { Sections } from './sections.ts';

/** What runs after the wait touches nothing that other code has, and no other code changes what is read during it. */
export function isQuiet(
  chain: Carrier,
  all: readonly Access[],
  { during }: Sections,
  end: number,
  loopFrom: number,
): boolean {
  const later = all.filter(({ at }) => at > end || at > loopFrom).filter((access) => !during.includes(access));
  return (
    later.every(({ of }) => of === 'answer') &&
    during.every((access) => access.of === 'file' && access.mode === 'reads' && !isChangedBySomebody(chain, access))
  );
}

/** Does the program write a file that may be this one? */
export function isChangedBySomebody(chain: Carrier, { file }: Access): boolean {
  for (const sourceFile of chain.program.sourceFiles) {
    if (sourceFile.isDependency || sourceFile.role === 'test') continue;
    for (const node of sourceFile.nodes)
      for (const { module, path, call } of node.apiCalls) {
        const effect = fileEffectOf(module, path);
        if (!effect?.changes) continue;
        const body = bodyOf(chain, node);
        const at = body?.tree.callAt(call.span);
        if (!body || at?.type !== N.CallExpression) return true;
        const { changes } = effect;
        const written = fileAccesses(body, at, at.arguments, { changes });
        if (file!.isListed || written.some((other) => !isOther(other.file!.key, file!.key))) return true;
      }
  }
  return false;
}

/** Both are literals, and differ. */
const isOther = (a: string, b: string): boolean => a.startsWith('=') && b.startsWith('=') && a !== b;
