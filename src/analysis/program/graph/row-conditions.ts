/** Checks whether a catalogue row applies to a call, by the arguments as written. */
import { CALLBACK } from '../../catalogue/naming/words.ts';
import type { Condition } from '../../catalogue/types.ts';
import type { Argument } from '../../facts/facts.ts';
import { valueOfProperty } from './object-properties.ts';
import type { ApiCall } from './graph.ts';
import {
  bindingIndexOf,
  calleeOf,
  type Expr,
  isFn,
  isFunctionType,
  isLiteral,
  isNumberLiteral,
  isPropNamed,
  literalOf,
  propertyOf,
} from '../../facts/expr.ts';

const argumentAt = (args: readonly Argument[], index: number): Expr | undefined => args.at(index)?.value;

/** A literal option of an object argument; undefined if it is not written there. */
function optionOf({ node }: ApiCall, expr: Expr | undefined, property: string): unknown {
  const value = expr && valueOfProperty(node.sourceFile, expr, property);
  return isLiteral(value) ? literalOf(value) : undefined;
}

export function applies(condition: Condition, api: ApiCall): boolean {
  const { args } = api.call;
  switch (condition.kind) {
    // A last argument that is not a literal may be a callback.
    case 'no-callback':
      return !args.some(({ value, spread }, index) => spread || (index > 0 && mayBeFunction(api, value)));
    case 'callback':
      return args.some(({ value }) => mayBeFunction(api, value));
    case 'option':
      return optionOf(api, argumentAt(args, condition.index), condition.property) === condition.value;
    case 'literal': {
      const value = argumentAt(args, condition.index);
      return isLiteral(value) && literalOf(value) === condition.value;
    }
    case 'number': {
      const value = argumentAt(args, condition.index);
      return isNumberLiteral(value) && literalOf(value) >= condition.atLeast;
    }
  }
}

function mayBeFunction({ node }: ApiCall, value: Expr): boolean {
  switch (value[0]) {
    case 'fn':
      return true;
    case 'prop':
      return CALLBACK.pattern.test(propertyOf(value));
    case 'call':
      return isPropNamed(calleeOf(value), 'bind');
    case 'var': {
      const { name, type, value: made } = node.sourceFile.facts.bindings[bindingIndexOf(value)]!;
      return isFn(made) || isFunctionType(type) || CALLBACK.pattern.test(name);
    }
    default:
      return false;
  }
}
