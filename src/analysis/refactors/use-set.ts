/** `use-set`: looks elements up in a set, made once before the loop, instead of in a list in each iteration. */
import { LOOKS_ONLY, MEMBERSHIP } from '../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { keyOf } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { isWithin } from '../syntax/offsets.ts';
import type { Variable } from '../syntax/scopes/scopes.ts';
import { functionOrProgramAround, some, traverse } from '../syntax/traverse.ts';
import type { SourceFile } from '../program/index.ts';
import type { Span } from '../findings.ts';
import { Refusal } from './chain/refusal.ts';
import { isArray } from './edits/arrays.ts';
import { isOwnArray } from './edits/fresh-arrays.ts';
import { endOf, indentOf, indentUnitOf, newlineOf } from './edits/statements.ts';
import { outermostLoop, placeBefore } from './growth/element-loops.ts';
import { holds, isSame } from './places.ts';
import type { Refactor } from './refactor.ts';
import type { SourceTree } from './source-tree.ts';
import { isChanged } from './workers/changes.ts';

interface Lookup {
  readonly sourceFile: SourceFile;
  readonly tree: SourceTree;
  readonly call: TSESTree.CallExpression;
  readonly list: TSESTree.Identifier;
}

export const useSet: Refactor<Lookup> = {
  id: 'use-set',
  title: 'Look the elements up in a set',
  rules: ['cpu-loop'],

  find({ program, sources }, { file, span, finding }) {
    const sourceFile = program.unitAt(file);
    const tree = sourceFile && sources.tree(sourceFile);
    const call = tree && lookupAt(tree, span, finding !== undefined);
    if (!call) return undefined;
    const { object } = call.callee;
    if (object.type !== N.Identifier) return undefined;
    return {
      title: `Look up in a set of ${object.name}`,
      safe: isOwnArray(tree, object),
      subject: { sourceFile, tree, call, list: object },
    };
  },

  edit({ sourceFile, tree, call, list }, { sources }) {
    const refuse = (reason: string): never => {
      throw new Refusal(reason, sourceFile.path, tree.span(call));
    };
    const variable = tree.variable(list);
    const declaration = variable?.defs.length === 1 ? variable.defs[0]!.name : undefined;
    if (!variable || !declaration) return refuse(`\`${list.name}\` is not declared in this file`);
    if (!isArray(tree, list)) refuse(`\`${list.name}\` may be a string`);
    const loop = outermostLoop(call, declaration) ?? refuse(`\`${list.name}\` is searched only once`);
    if (!isKept(variable, loop)) refuse(`\`${list.name}\` may change in the loop`);
    const isShared = !isOwnArray(tree, list);
    if (isShared && some(loop, ({ type }) => type === N.AwaitExpression || type === N.YieldExpression))
      refuse(`\`${list.name}\` may change while the loop waits`);
    const place = placeBefore(loop, declaration) ?? refuse('there is no place before the loop');
    const name = tree.freeName(`${list.name}Set`, `setOf${list.name}`) ?? refuse('its name is taken');
    const patch = sources.patch(sourceFile);
    for (const each of lookupsOf(tree, variable, loop))
      patch.overwrite(...each.callee.range, `${name}.${MEMBERSHIP.has}`);
    const made = `const ${name} = new ${MEMBERSHIP.set}(${list.name})${endOf(tree)}`;
    const newline = newlineOf(tree);
    const indent = indentOf(tree, place);
    if (place.parent?.type !== N.ArrowFunctionExpression) {
      patch.insertFirst(place.range[0], `${made}${newline}${indent}`);
      return { isVisible: isHandedOn(variable) };
    }
    const inner = indent + indentUnitOf(tree);
    patch.insert(place.range[0], `{${newline}${inner}${made}${newline}${inner}return `);
    patch.replace(place.range[1], place.range[1], `${endOf(tree)}${newline}${indent}}`);
    return { isVisible: isHandedOn(variable) };
  },
};

type LookupCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

const isLookup = (node: TSESTree.Node): node is LookupCall =>
  node.type === N.CallExpression &&
  node.callee.type === N.MemberExpression &&
  !node.callee.optional &&
  keyOf(node.callee, node.callee.property) === MEMBERSHIP.list &&
  node.arguments.length === 1 &&
  node.arguments[0]!.type !== N.SpreadElement;

/** The lookup at a finding, or the innermost one under the cursor. */
function lookupAt(tree: SourceTree, span: Span, isFinding: boolean): LookupCall | undefined {
  let found: LookupCall | undefined;
  traverse(tree.program, (node) => {
    if (!isLookup(node)) return;
    if (isFinding ? isSame(tree.spanOfCall(node), span) : holds(tree.span(node), span)) found = node;
  });
  return found;
}

/** All lookups in the list that the loop makes. */
const lookupsOf = (tree: SourceTree, variable: Variable, loop: TSESTree.Node): LookupCall[] => {
  const found: LookupCall[] = [];
  traverse(loop, (node) => {
    if (isLookup(node) && node.callee.object.type === N.Identifier && tree.variable(node.callee.object) === variable)
      found.push(node);
  });
  return found;
};

/** Is the list only read while the loop runs, and not changed by any function that the loop may call? */
function isKept({ references, scope }: Variable, loop: TSESTree.Node): boolean {
  return references.every((reference) => {
    const identifier = reference.identifier as TSESTree.Node;
    if (reference.init) return true;
    if (reference.isWrite() || isRenamed(identifier)) return false;
    if (isWithin(identifier, loop)) return isLookedAt(identifier);
    return !isChanged(identifier) || functionOrProgramAround(identifier) === scope.variableScope.block;
  });
}

const isRenamed = ({ parent }: TSESTree.Node): boolean =>
  (parent?.type === N.VariableDeclarator && parent.id.type === N.Identifier) ||
  parent?.type === N.AssignmentExpression ||
  parent?.type === N.Property;

/** May other code hold the list: is it passed to a function somewhere? */
const isHandedOn = ({ references }: Variable): boolean =>
  references.some(({ identifier, init }) => {
    const { parent } = identifier;
    return !init && parent?.type === N.CallExpression && parent.callee !== identifier;
  });

function isLookedAt(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  switch (parent?.type) {
    case N.SpreadElement:
    case N.ForOfStatement:
      return true;
    case N.MemberExpression: {
      if (parent.object !== identifier) return true;
      const { parent: outer } = parent;
      if (outer.type === N.CallExpression && outer.callee === parent)
        return LOOKS_ONLY.has(keyOf(parent, parent.property) ?? '');
      return outer.type !== N.AssignmentExpression && outer.type !== N.UpdateExpression;
    }
    default:
      return false;
  }
}
