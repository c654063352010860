/** Is the receiver of a method a text? Methods such as `includes` and `slice` exist on lists, too. */
import { SHORT_TEXT_NAME } from '../../catalogue/naming/words.ts';
import { GIVES_MATCH } from '../../catalogue/javascript/methods.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';

/** Methods that only texts have. */
const OF_TEXTS: ReadonlySet<string> = new Set(
  (
    'toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimStart trimEnd startsWith endsWith split ' +
    'charAt charCodeAt codePointAt substring substr replace replaceAll match matchAll search padStart padEnd ' +
    'localeCompare normalize'
  ).split(' '),
);
/** Methods that return a text. */
const GIVES_TEXT: ReadonlySet<string> = new Set(
  (
    'toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimStart trimEnd substring substr replace ' +
    'replaceAll padStart padEnd normalize toString toFixed join repeat charAt toISOString'
  ).split(' '),
);

/** Is it a number, as far as it shows: `3`, `at * 2`, a counter? */
export function isNumber(builder: FactsBuilder, written: TSESTree.Node | undefined): boolean {
  const node = written && plain(written);
  switch (node?.type) {
    case N.Literal:
      return typeof node.value === 'number';
    case N.UnaryExpression:
      return node.operator === '-' || node.operator === '+';
    case N.BinaryExpression:
      return /^[-*/%|&^]|<<|>>/.test(node.operator) || (isNumber(builder, node.left) && isNumber(builder, node.right));
    case N.Identifier: {
      const [definition] = builder.variable(node)?.defs ?? [];
      const { typeAnnotation } = (definition?.name ?? {}) as TSESTree.Identifier;
      if (typeAnnotation) return typeAnnotation.typeAnnotation.type === N.TSNumberKeyword;
      const declarator = definition?.node as TSESTree.Node | undefined;
      return (
        declarator?.type === N.VariableDeclarator && declarator.init !== null && isNumber(builder, declarator.init)
      );
    }
    default:
      return false;
  }
}

/** @param call a call of `includes` and its kind */
export function isOnText(builder: FactsBuilder, call: TSESTree.CallExpression): boolean {
  const { callee, arguments: args } = call;
  if (callee.type !== N.MemberExpression) return false;
  return !isDeclaredList(builder, callee.object) && (args.some(isTextArgument) || isText(builder, callee.object));
}

/** `names: string[]`. */
function isDeclaredList(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const [definition] = (node.type === N.Identifier && builder.variable(node)?.defs) || [];
  const { typeAnnotation } = (definition?.name ?? {}) as TSESTree.Identifier;
  return typeAnnotation?.typeAnnotation.type === N.TSArrayType;
}

/** A search for something named like a part of a text searches a text, or a literal list. */
const isTextArgument = (argument: TSESTree.Node): boolean =>
  argument.type === N.TemplateLiteral ||
  (argument.type === N.Literal && (typeof argument.value === 'string' || 'regex' in argument));

function isText(builder: FactsBuilder, written: TSESTree.Node): boolean {
  const node = plain(written);
  switch (node.type) {
    case N.TemplateLiteral:
      return true;
    case N.Literal:
      return typeof node.value === 'string';
    case N.CallExpression:
      return node.callee.type === N.MemberExpression && GIVES_TEXT.has(lastNameOf(node.callee));
    case N.BinaryExpression:
      return node.operator === '+' && (isText(builder, node.left) || isText(builder, node.right));
    case N.LogicalExpression:
      return isText(builder, node.left) || isText(builder, node.right);
    case N.ConditionalExpression:
      return isText(builder, node.consequent) || isText(builder, node.alternate);
    case N.Identifier:
      return isTextVariable(builder, node);
    case N.MemberExpression:
      return !node.computed && SHORT_TEXT_NAME.pattern.test(lastNameOf(node));
    default:
      return false;
  }
}

/** Asked at each use of a variable, and answered by looking at all of them. */
const textVariables = new WeakMap<Variable, boolean>();

export function isTextVariable(builder: FactsBuilder, node: TSESTree.Identifier): boolean {
  const variable = builder.variable(node);
  if (!variable) return false;
  const known = textVariables.get(variable);
  if (known !== undefined) return known;
  // A reassignment from itself adds no evidence.
  textVariables.set(variable, false);
  const holdsText = isTextByEvidence(builder, variable);
  textVariables.set(variable, holdsText);
  return holdsText;
}

/** By its declared type, by its value, or by the methods called on it elsewhere. */
function isTextByEvidence(builder: FactsBuilder, variable: Variable): boolean {
  const [definition] = variable.defs;
  if (!definition) return false;
  const { typeAnnotation } = definition.name as TSESTree.Identifier;
  if (typeAnnotation) return typeAnnotation.typeAnnotation.type === N.TSStringKeyword;
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type === N.VariableDeclarator && declarator.init && isText(builder, declarator.init)) return true;
  return variable.references.some(({ identifier: { parent } }) => {
    const user = parent?.type === N.MemberExpression ? parent.parent : undefined;
    return user?.type === N.CallExpression && user.callee === parent && OF_TEXTS.has(lastNameOf(user.callee));
  });
}

/** Does a variable hold the match of a pattern: `while ((found = pattern.exec(text)))`? */
export function isMatch(builder: FactsBuilder, node: TSESTree.Node): boolean {
  const { defs = [], references = [] } = (node.type === N.Identifier && builder.variable(node)) || {};
  const declarator = defs[0]?.node as TSESTree.Node | undefined;
  const given = [
    ...(declarator?.type === N.VariableDeclarator ? [declarator.init] : []),
    ...references.map(({ writeExpr }) => writeExpr),
  ];
  return given.some((value) => value?.type === N.CallExpression && GIVES_MATCH.has(lastNameOf(value.callee)));
}
