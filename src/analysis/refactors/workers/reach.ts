/**
 * All code of the project that runs when a function does: its own, what it uses of its module, and what that imports.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, traverse } from '../../syntax/traverse.ts';
import { isWithin } from '../../syntax/offsets.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { Chain } from '../chain/chain.ts';
import { topLevel } from './captures.ts';
import { declarationsBehind, type Part } from './exports.ts';

/** A variable of a module, used by what is reached. */
export interface Used extends Part {
  readonly variable: Variable;
  /** The statement that declares it. */
  readonly node: TSESTree.Node;
}

export interface Reach {
  readonly parts: readonly Part[];
  readonly variables: readonly Used[];
  /** The name of an import that cannot be followed. */
  readonly unseen?: string;
}

export function reachOf(chain: Chain, start: readonly Part[]): Reach {
  const parts = [...start];
  const variables: Used[] = [];
  const seen = new Set<TSESTree.Node | Variable>();
  const isNew = (each: TSESTree.Node | Variable) => !seen.has(each) && Boolean(seen.add(each));
  let unseen: string | undefined;
  // The array grows during the iteration.
  for (const part of parts) {
    for (const variable of outerVariables(part).filter(isNew)) {
      const found = behind(chain, part, variable);
      if (found === undefined) unseen ??= variable.name;
      for (const next of (found ?? []).filter(({ node }) => isNew(node))) {
        const used = usedBy(next);
        if (used) variables.push(used);
        parts.push(used ?? next);
      }
    }
  }
  return { parts, variables, ...(unseen !== undefined && { unseen }) };
}

/** The variable of a module, with the statement that declares it. */
function usedBy(next: Next): Used | undefined {
  const node = next.variable && topLevel(next.variable.defs[0]!.node);
  return next.variable && node ? { ...next, variable: next.variable, node } : undefined;
}

/** The variables that a piece of code uses and does not declare. */
function outerVariables({ tree, node }: Part): Variable[] {
  const found = new Set<Variable>();
  traverse(node, (at) => {
    if (at.type.startsWith('TS') && /Type|Interface/.test(at.type)) return false;
    const variable = at.type === N.Identifier ? tree.variable(at) : undefined;
    if (variable && !variable.defs.some(({ name }) => at !== node && name !== at && isWithin(name, node)))
      found.add(variable);
    return true;
  });
  return [...found];
}

interface Next extends Part {
  readonly variable?: Variable;
}

/** The code behind a variable: its own statement, or what it imports. */
function behind(chain: Chain, { sourceFile, tree, node }: Part, variable: Variable): Next[] | undefined {
  const binding = chain.sources.imports(sourceFile, tree).bindings.find((each) => each.variable === variable);
  if (!binding) {
    const declaring = variable.defs[0]?.node;
    const top = declaring && topLevel(declaring);
    return top && !isWithin(top, node) ? [{ sourceFile, tree, node: top, variable }] : [];
  }
  if (binding.isType) return [];
  const uses = variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node);
  return declarationsBehind(
    chain,
    sourceFile,
    binding,
    uses.filter((use) => isWithin(use, node)),
  )?.map((part) => {
    const named =
      part.node.type === N.Identifier ? (part.tree.variable(part.node) ?? part.tree.declared(part.node)) : null;
    return named ? { ...part, variable: named } : part;
  });
}

/** The functions among the reached code. */
export const functionsIn = ({ parts }: Reach): Part[] =>
  parts.flatMap((part) => {
    const found: Part[] = [];
    traverse(part.node, (node) => {
      if (isFunction(node)) found.push({ ...part, node });
    });
    return found;
  });
