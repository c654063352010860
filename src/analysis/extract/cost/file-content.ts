/** Values with the content of a file or download in them: bytes, or bytes as text. */
import { COPIES_VALUE, ENCODINGS, MAKES_BYTES } from '../../catalogue/javascript/globals.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { GIVES_CONTENT } from '../../catalogue/costs/index.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import { lastNameOf, plain, writtenName } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';

/** After this many steps, it may be anything. */
const MAX_DEPTH = 16;

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a call copies as a whole: `structuredClone(value)`, `JSON.parse(JSON.stringify(value))`. */
export function clonedBy(node: Call): TSESTree.Node | undefined {
  const [argument] = node.arguments;
  if (!argument) return undefined;
  if (writtenName(node.callee) === COPIES_VALUE) return argument;
  const inner = plain(argument);
  return writtenName(node.callee) === 'JSON.parse' &&
    inner.type === N.CallExpression &&
    writtenName(inner.callee) === 'JSON.stringify'
    ? inner.arguments[0]
    : undefined;
}

/** Does what a file or a download holds go into the value? */
export function carriesContent(builder: FactsBuilder, value: TSESTree.Node): boolean {
  return carries(builder, value, false, new Set(), 0);
}

/** @param isBytes it is taken for bytes: what was awaited is content then */
function carries(
  builder: FactsBuilder,
  written: TSESTree.Node | null | undefined,
  isBytes: boolean,
  seen: Set<unknown>,
  depth: number,
): boolean {
  if (!written || depth > MAX_DEPTH) return false;
  const node = plain(written);
  const next = (child: TSESTree.Node | null | undefined, asBytes = isBytes) =>
    carries(builder, child, asBytes, seen, depth + 1);
  switch (node.type) {
    case N.AwaitExpression:
      return isBytes || next(node.argument);
    case N.ObjectExpression:
      return node.properties.some((property) =>
        next(property.type === N.SpreadElement ? property.argument : property.value),
      );
    case N.ArrayExpression:
      return node.elements.some((element) => next(element?.type === N.SpreadElement ? element.argument : element));
    case N.ConditionalExpression:
      return next(node.consequent) || next(node.alternate);
    case N.LogicalExpression:
      return next(node.left) || next(node.right);
    case N.MemberExpression:
      return isBytes && next(node.object);
    case N.CallExpression: {
      if (GIVES_CONTENT.has(lastNameOf(node.callee))) return true;
      if (writtenName(node.callee) === MAKES_BYTES) return node.arguments.length === 1 && next(node.arguments[0]);
      const [encoding] = node.arguments;
      const isEncoded =
        lastNameOf(node.callee) === 'toString' && encoding?.type === N.Literal && ENCODINGS.has(encoding.value);
      return isEncoded && node.callee.type === N.MemberExpression && next(node.callee.object, true);
    }
    case N.Identifier: {
      const variable = builder.variable(node);
      if (!variable || seen.has(variable)) return false;
      seen.add(variable);
      const [definition] = variable.defs;
      const made =
        definition?.node.type === N.VariableDeclarator && definition.node.id.type === N.Identifier
          ? definition.node.init
          : undefined;
      return (
        next(made) ||
        variable.references.some(
          ({ init, writeExpr, identifier }) =>
            (!init && next(writeExpr)) || next(addedBy(identifier as TSESTree.Node), false),
        )
      );
    }
    default:
      return false;
  }
}

/** What a call of `push` or an assignment to a key puts into a variable. */
function addedBy(identifier: TSESTree.Node): TSESTree.Node | undefined {
  const member = identifier.parent;
  if (member?.type !== N.MemberExpression || member.object !== identifier) return undefined;
  const user = member.parent;
  if (user.type === N.AssignmentExpression && user.left === member) return user.right;
  return user.type === N.CallExpression && user.callee === member && lastNameOf(member) === 'push'
    ? user.arguments[0]
    : undefined;
}
