/** Finds error classes that moved code throws: what arrives is a plain error, not an instance of them. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Own } from '../../program/index.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { Chain } from '../chain/chain.ts';
import { filesReaching } from '../chain/family.ts';
import { FileView } from '../chain/file-view.ts';
import type { Reach } from './reach.ts';

export interface Thrown {
  /** The name of a class whose errors arrive as plain errors. */
  readonly name: string;
  /** Where code checks whether an error is one of them: `routes.ts:12`. */
  readonly askedAt?: string;
}

export function thrownIn(chain: Chain, { parts }: Reach): Thrown | undefined {
  const classes = new Map<string, Own>();
  for (const { sourceFile, tree, node } of parts) {
    const view = new FileView(chain, sourceFile, tree);
    traverse(node, (at) => {
      if (at.type !== N.ThrowStatement || at.argument?.type !== N.NewExpression) return;
      for (const value of view.valuesOf(at.argument.callee))
        if (value.kind === 'class') classes.set(tree.code(at.argument.callee), value);
    });
  }
  let found: Thrown | undefined;
  for (const [name, own] of classes) {
    const askedAt = askedFor(chain, own);
    if (askedAt !== undefined) return { name, askedAt };
    found ??= { name };
  }
  return found;
}

/** `error instanceof BadInput`, `rejects(…, BadInput)`. */
function askedFor(chain: Chain, thrown: Own): string | undefined {
  const kin = [thrown, ...chain.program.evaluator.hierarchy.lineage(thrown)].filter(
    (value): value is Own => value.kind === 'class' || value.kind === 'instance',
  );
  const isIt = (each: { kind: string }) =>
    each.kind === 'class' &&
    kin.some(({ sourceFile, id }) => sourceFile === (each as Own).sourceFile && id === (each as Own).id);
  for (const sourceFile of new Set(
    kin.flatMap((own) => [...filesReaching(chain.program.sourceFiles, own.sourceFile)]),
  )) {
    const tree = sourceFile.isDependency ? undefined : chain.sources.tree(sourceFile);
    if (!tree) continue;
    const view = new FileView(chain, sourceFile, tree);
    let found: TSESTree.Node | undefined;
    traverse(tree.program, (node) => {
      if (found) return false;
      const isAsked = classesAskedIn(node).some((asked) => view.valuesOf(asked).some(isIt));
      if (isAsked) found = node;
      return !isAsked;
    });
    if (found) return `${sourceFile.path.slice(sourceFile.path.lastIndexOf('/') + 1)}:${tree.span(found)[0]}`;
  }
  return undefined;
}

function classesAskedIn(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (node.type === N.BinaryExpression && node.operator === 'instanceof') return [node.right];
  return node.type === N.CallExpression ? node.arguments.filter(({ type }) => type === N.Identifier) : [];
}
