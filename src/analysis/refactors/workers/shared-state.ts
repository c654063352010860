/** Finds what moved code shares with the rest of the process, and a worker would have its own copy of. */
import { GLOBAL_OBJECT, isBuiltIn, PROCESS, OWN_OF_WORKER, changesEnvironment } from '../../catalogue/threads.ts';
import { lookup } from '../../catalogue/index.ts';
import { waitOf } from '../../catalogue/waits.ts';
import { onlyWaits } from '../../catalogue/workers.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../../program/index.ts';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import { filesReaching } from '../chain/family.ts';
import type { Chain } from '../chain/chain.ts';
import { isChanged } from './changes.ts';
import { fileBehind, type Part } from './exports.ts';
import { mentions, stateOfImported } from './module-state.ts';
import { functionsIn, type Reach } from './reach.ts';

/** @param own the file that the code moves from, whose variables are examined when they move */
export function sharedState(chain: Chain, reach: Reach, own: SourceFile): string | undefined {
  if (reach.unseen !== undefined) return `it is not known what \`${reach.unseen}\` refers to`;
  for (const { sourceFile, tree, variable, node } of reach.variables) {
    const state = sourceFile === own ? undefined : stateOfImported(tree, variable, node);
    if (state) return state;
  }
  return changedElsewhere(chain, reach) ?? ofProcess(chain, reach.parts) ?? waitIn(reach);
}

/** Objects that other files change: `settings.factor = 5`. */
function changedElsewhere(chain: Chain, { parts, variables }: Reach): string | undefined {
  const names = new Map<SourceFile, Set<string>>();
  for (const { sourceFile } of parts) names.set(sourceFile, names.get(sourceFile) ?? new Set());
  for (const { sourceFile, variable } of variables) names.get(sourceFile)!.add(variable.name);
  for (const [target, used] of names) {
    for (const importer of filesReaching(chain.program.sourceFiles, target)) {
      if (importer === target || importer.isDependency) continue;
      const changed = changedIn(chain, importer, target, used);
      if (changed) return changed;
    }
  }
  return undefined;
}

function changedIn(
  chain: Chain,
  importer: SourceFile,
  target: SourceFile,
  used: ReadonlySet<string>,
): string | undefined {
  const tree = chain.sources.tree(importer);
  if (!tree) return undefined;
  const changed = chain.sources.imports(importer, tree).bindings.find(({ variable, module, imported }) => {
    const isWhole = imported === '*' || imported === 'default';
    if ((!isWhole && !used.has(imported)) || fileBehind(chain, importer, module) !== target) return false;
    return mentions(variable).some((mention) => isChanged(mention));
  });
  return (
    changed && `\`${changed.variable.name}\` is changed in ${importer.path.slice(importer.path.lastIndexOf('/') + 1)}`
  );
}

/** `process.argv`; `process.env`, if the program changes it. */
function ofProcess({ program, sources }: Chain, parts: readonly Part[]): string | undefined {
  const used = new Set(parts.flatMap(({ node }) => propertiesOf(node, OF_PROCESS)));
  const other = [...used].find((name) => OWN_OF_WORKER.has(name));
  if (other !== undefined) return `\`${PROCESS.name}.${other}\` means something else in a worker`;
  const set = parts.flatMap(({ node }) => propertiesOf(node, GLOBAL_OBJECT)).find((name) => !isBuiltIn(name));
  if (set !== undefined) return `\`${set}\` of the global object is set on the main thread`;
  if (!used.has(PROCESS.environment)) return undefined;
  const isSet = [...program.sourceFiles].some(
    ({ path, isDependency }) => !isDependency && changesEnvironment(sources.source.text(path) ?? ''),
  );
  return isSet ? `\`${PROCESS.name}.${PROCESS.environment}\` is changed while the program runs` : undefined;
}

const OF_PROCESS: ReadonlySet<string> = new Set([PROCESS.name]);

/** The properties of objects with such names. */
function propertiesOf(node: TSESTree.Node, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  traverse(node, (at) => {
    if (at.type === N.MemberExpression && at.object.type === N.Identifier && names.has(at.object.name))
      found.push(keyOf(at, at.property) ?? '');
  });
  return found;
}

/** Code that waits gains nothing in a worker, which would open its own connections. */
function waitIn(reach: Reach): string | undefined {
  for (const { sourceFile, tree, node } of functionsIn(reach)) {
    const wait = sourceFile.nodes[tree.idOf(node)]?.apiCalls.find(
      ({ module, path }) =>
        lookup(module, path).length === 0 && (onlyWaits(module, path) || waitOf(module, path) !== undefined),
    );
    if (wait) return `it waits for ${wait.call.text}(): only computation gains from a worker`;
  }
  return undefined;
}
