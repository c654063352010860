/** Handles references to a function through variables and exports, in its file and in files that may import it. */
import type { TSESTree } from '@typescript-eslint/types';
import { bindingIndexOf, isVar } from '../../facts/expr.ts';
import type { Value } from '../../program/index.ts';
import { keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import { traverse } from '../../syntax/traverse.ts';
import type { Carrier } from './carrier.ts';
import { filesReaching } from './family.ts';
import { FileView } from './file-view.ts';
import { checkMembers } from './member-references.ts';
import { handleUse, type Subject } from './reference-uses.ts';

export function checkVariables(chain: Carrier, subject: Subject): void {
  const { node, name } = subject;
  const { evaluator, sourceFiles } = chain.program;
  const isIt = (value: Value) => value.kind === 'fn' && value.sourceFile === node.sourceFile && value.id === node.id;
  for (const sourceFile of filesReaching(sourceFiles, node.sourceFile)) {
    const { bindings } = sourceFile.facts;
    const variables = new Set(
      bindings.flatMap((_, id) => (evaluator.value(sourceFile, ['var', id]).some(isIt) ? [id] : [])),
    );
    const text = chain.sources.source.text(sourceFile.path);
    if (variables.size === 0 && !text?.includes(name)) continue;
    const tree = chain.sources.tree(sourceFile);
    if (!tree) {
      if (variables.size > 0) chain.treeOf(sourceFile);
      continue;
    }
    const view = new FileView(chain, sourceFile, tree);
    traverse(tree.program, (at) => {
      if (at.type === N.Identifier) identifier(view, at, variables, subject);
      else if (at.type === N.JSXIdentifier) component(view, at, name);
      else if (at.type === N.MemberExpression && keyOf(at, at.property) === name && view.valuesOf(at).some(isIt))
        follow(view, at, subject);
    });
  }
}

function identifier(view: FileView, at: TSESTree.Identifier, variables: ReadonlySet<number>, subject: Subject): void {
  const variable = view.tree.variable(at);
  if (!variable || variable.identifiers.includes(at)) return;
  const expr = view.tree.expr(at);
  if (isVar(expr) && variables.has(bindingIndexOf(expr))) follow(view, at, subject);
}

function component(view: FileView, at: TSESTree.JSXIdentifier, name: string): void {
  if (view.tree.variable(at)?.name === name) view.refuse(at, 'a component cannot be async');
}

function follow(view: FileView, at: TSESTree.Node, subject: Subject): void {
  const property = handleUse(view, at, subject);
  if (property) checkMembers(view.chain, property);
}
