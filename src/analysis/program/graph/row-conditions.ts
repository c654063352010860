/** Checks whether a catalogue row applies to a call, by the arguments as written. */
import type { Condition } from '../../catalogue/types.ts';
import type { Argument } from '../../facts/facts.ts';
import { propertyOf } from './object-properties.ts';
import type { ApiCall } from './graph.ts';
import type { Expr } from '../../facts/expr.ts';

const argumentAt = (args: readonly Argument[], index: number): Expr | undefined => args.at(index)?.value;

/** A literal option of an object argument; undefined if it is not written there. */
function optionOf({ node }: ApiCall, expr: Expr | undefined, property: string): unknown {
  const value = expr && propertyOf(node.sourceFile, expr, property);
  return value?.[0] === 'lit' ? value[1] : undefined;
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
      return value?.[0] === 'lit' && value[1] === condition.value;
    }
    case 'number': {
      const value = argumentAt(args, condition.index);
      return value?.[0] === 'lit' && typeof value[1] === 'number' && value[1] >= condition.atLeast;
    }
  }
}

const CALLBACK_NAME = /^(cb|callback|done|next|resolve|fn|handler)$/i;

function mayBeFunction({ node }: ApiCall, value: Expr): boolean {
  switch (value[0]) {
    case 'fn':
      return true;
    case 'prop':
      return CALLBACK_NAME.test(value[2]);
    case 'call':
      return value[1][0] === 'prop' && value[1][2] === 'bind';
    case 'var': {
      const { name, type, value: made } = node.sourceFile.facts.bindings[value[1]]!;
      return made?.[0] === 'fn' || type?.[0] === 'fn' || CALLBACK_NAME.test(name);
    }
    default:
      return false;
  }
}
