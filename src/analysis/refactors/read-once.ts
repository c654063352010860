/** `read-once`: keeps the text of a file that every call reads again from the same path. */
import { readsWholeFile } from '../catalogue/call-shapes.ts';
import { isTypeScriptFile } from '../catalogue/javascript/files.ts';
import { GIVES_TEXT, PARSES_TEXT } from '../catalogue/javascript/methods.ts';
import { calledAs } from '../facts/function-names.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall } from '../program/index.ts';
import { lastNameOf, writtenName } from '../syntax/names.ts';
import { N } from '../syntax/node-types.ts';
import { functionAround, traverse } from '../syntax/traverse.ts';
import { Refusal } from './chain/refusal.ts';
import { bindingsOf } from './edits/module-bindings.ts';
import { endOf, newlineOf, withComments } from './edits/statements.ts';
import { functionInWords } from './function-in-words.ts';
import { apiCallAt, primitiveAt } from './places.ts';
import { isFixedPath, wordsOf } from './read-once/fixed-path.ts';
import { writerOf } from './read-once/writers.ts';
import type { Refactor } from './refactor.ts';
import type { SourceTree } from './source-tree.ts';

interface FixedRead {
  readonly api: ApiCall;
  readonly tree: SourceTree;
  readonly call: TSESTree.CallExpression;
  readonly path: TSESTree.Node;
}

export const readOnce: Refactor<FixedRead> = {
  id: 'read-once',
  title: 'Read the file once and keep it',
  rules: ['blocking-call'],

  find(workspace, spot) {
    const api = primitiveAt(workspace.program, spot) ?? apiCallAt(workspace, spot);
    const tree = api && readsWholeFile(api.path) ? workspace.sources.tree(api.node.sourceFile) : undefined;
    const call = api && tree?.callAt(api.call.span);
    if (!api || !tree || call?.type !== N.CallExpression || !functionAround(call) || isKept(call)) return undefined;
    const [path] = call.arguments;
    // What changes from call to call is read by each.
    if (!path || !isFixedPath(tree, path)) return undefined;
    const what = [...wordsOf(tree, path)].find((word) => word.includes('.')) ?? 'the file';
    return {
      title: `Read ${what} once and keep it in ${functionInWords(api.node)}, even if the file changes`,
      safe: false,
      subject: { api, tree, call, path },
    };
  },

  edit({ api, tree, call, path }, workspace) {
    const { sourceFile } = api.node;
    const refuse = (reason: string): never => {
      throw new Refusal(reason, sourceFile.path, api.call.span);
    };
    if (!call.arguments.slice(1).every(isPlain)) refuse('its options may differ between calls');
    const isText = isTextIn(call);
    if (!isText && !isReadAtOnce(call)) refuse('its callers may change the bytes');
    const words = wordsOf(tree, path);
    const writer = writerOf(workspace, words);
    if (writer !== undefined) refuse(`${calledAs(writer)} may write it`);
    const name = nameFor(tree, words) ?? refuse('its name is taken');
    const patch = workspace.sources.patch(sourceFile);
    const statement = placeOf(tree, call) ?? refuse('there is no place for a variable');
    const type = isTypeScriptFile(tree.path) ? `: ${isText ? 'string' : 'Buffer'} | undefined` : '';
    patch.insertFirst(
      withComments(tree, statement),
      `let ${name}${type}${endOf(tree)}${newlineOf(tree)}${newlineOf(tree)}`,
    );
    for (const each of sameReads(tree, call)) {
      const [open, close] = standsAlone(each) ? ['', ''] : ['(', ')'];
      patch.around(each, `${open}${name} ??= `, close);
    }
  },
};

/** `page ??= readFileSync(…)`, in whatever form. */
function isKept({ parent }: TSESTree.CallExpression): boolean {
  return parent.type === N.AssignmentExpression && parent.operator !== '=';
}

const isPlain = (node: TSESTree.Node): boolean =>
  node.type === N.Literal ||
  (node.type === N.ObjectExpression &&
    node.properties.every((each) => each.type === N.Property && !each.computed && each.value.type === N.Literal));

/** With an encoding, it gives a text. */
function isTextIn({ arguments: [, options] }: TSESTree.CallExpression): boolean {
  if (options?.type === N.Literal) return typeof options.value === 'string';
  return (
    options?.type === N.ObjectExpression &&
    options.properties.some(
      (each) =>
        each.type === N.Property &&
        each.key.type === N.Identifier &&
        each.key.name === GIVES_TEXT.option &&
        each.value.type === N.Literal &&
        typeof each.value.value === 'string',
    )
  );
}

/** `JSON.parse(readFileSync(…))`, `readFileSync(…).toString()`: no other code gets the bytes. */
function isReadAtOnce({ parent }: TSESTree.CallExpression): boolean {
  if (parent.type === N.MemberExpression)
    return parent.parent.type === N.CallExpression && lastNameOf(parent) === GIVES_TEXT.method;
  return parent.type === N.CallExpression && writtenName(parent.callee) === PARSES_TEXT;
}

/** `index.html` → `indexHtml`. */
function nameFor(tree: SourceTree, words: ReadonlySet<string>): string | undefined {
  const word = [...words].find((each) => each.includes('.')) ?? `${[...words][0] ?? 'kept'}.text`;
  const camel = word.toLowerCase().replace(/[^a-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase());
  const name = /^[a-z]/.test(camel) ? camel : 'kept';
  return tree.freeName(name, `${name}Text`, `kept${name[0]!.toUpperCase()}${name.slice(1)}`);
}

/** The first statement that is not an import: code that runs before it cannot use the module's constants either. */
function placeOf(tree: SourceTree, call: TSESTree.Node): TSESTree.Node | undefined {
  const imports = new Set(bindingsOf(tree).map(({ statement }) => statement as TSESTree.Node));
  const isBefore = (node: TSESTree.Node) =>
    node.type === N.ImportDeclaration ||
    imports.has(node) ||
    (node.type === N.ExpressionStatement && node.expression.type === N.Literal);
  const { body } = tree.program;
  const last = body.findLastIndex((node) => isBefore(node) && node.range[1] <= call.range[0]);
  return body[last + 1];
}

/** An argument needs no parentheses. */
const standsAlone = ({ parent, range }: TSESTree.CallExpression): boolean =>
  (parent.type === N.CallExpression || parent.type === N.NewExpression) &&
  parent.arguments.some((argument) => argument.range[0] === range[0]);

/** The same call of the same file, wherever it stands in the module. */
function sameReads(tree: SourceTree, call: TSESTree.CallExpression): TSESTree.CallExpression[] {
  const code = tree.code(call);
  const variables = variablesIn(tree, call);
  const found: TSESTree.CallExpression[] = [];
  traverse(tree.program, (node) => {
    if (node.type !== N.CallExpression || tree.code(node) !== code || !functionAround(node) || isKept(node)) return;
    if (isTextIn(call) || isReadAtOnce(node))
      if (variablesIn(tree, node).every((variable, index) => variable === variables[index])) found.push(node);
  });
  return found;
}

function variablesIn(tree: SourceTree, part: TSESTree.Node): unknown[] {
  const found: unknown[] = [];
  traverse(part, (node) => {
    if (node.type === N.Identifier) found.push(tree.variable(node));
  });
  return found;
}
