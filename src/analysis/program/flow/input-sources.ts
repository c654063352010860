/** Derives inputs from the code around them: what is stored in a field or promise, who sends a message. */
import { messageLimitOf } from '../../catalogue/contexts/inputs.ts';
import type { FunctionSymbol, SourceFile } from '../graph/graph.ts';
import type { Values } from '../values/values.ts';
import {
  bindingIndexOf,
  choicesOf,
  type Expr,
  functionIndexOf,
  isFn,
  isObject,
  isProp,
  isThis,
  isVar,
  isVarAt,
  objectIndexOf,
  objectOf,
  propertyOf,
  thisKindOf,
  thisOwnerOf,
  untypedOf,
} from '../../facts/expr.ts';

const MAX_DEPTH = 4;

/** What is put into a field of a class by its own methods: `this.payload = message.data`. */
export function fieldsOf({ sourceFile }: FunctionSymbol, self: Expr, name: string): readonly Expr[] {
  if (!isThis(self) || thisKindOf(self) === 'object') return [];
  const isStatic = thisKindOf(self) === 'static';
  return sourceFile.facts.classes[thisOwnerOf(self)]!.members.flatMap((member) =>
    member.name === name && Boolean(member.static) === isStatic && member.value ? [member.value] : [],
  );
}

/** What `resolve` is given in `new Promise((resolve) => …)`. */
export function settledBy({ sourceFile }: FunctionSymbol, executor: Expr | undefined): readonly Expr[] {
  if (!isFn(executor)) return [];
  const { functions } = sourceFile.facts;
  const resolve = functions[functionIndexOf(executor)]!.params[0] ?? -1;
  if (resolve < 0) return [];
  const isInside = (id: number): boolean =>
    id === functionIndexOf(executor) || (id > 0 && isInside(functions[id]!.parent));
  return functions.flatMap(({ calls }, id) =>
    isInside(id)
      ? calls.flatMap(({ callee, args }) => (isVarAt(callee, resolve) && args[0] ? [args[0].value] : []))
      : [],
  );
}

type ValueOf = (expr: Expr) => Values;

/**
 * Does a listener receive what clients send to a server of the project, without a limit: `server.on('connection',
 * (socket) => socket.on('message', listener))`?
 */
export function isMessageOfClient({ sourceFile, facts }: FunctionSymbol, valueOf: ValueOf): boolean {
  const socket = facts.handedTo?.[0];
  const variable = isProp(socket) ? objectOf(socket) : undefined;
  const param = isVar(variable) ? sourceFile.facts.bindings[bindingIndexOf(variable)]!.param : undefined;
  if (param?.[1] !== 0) return false;
  const connected = sourceFile.facts.functions[param[0]]!.handedTo?.[0];
  if (!isProp(connected)) return false;
  return madeBy(sourceFile, objectOf(connected)).some(([, made, [options]]) => {
    const limit = valueOf(made).flatMap((value) =>
      value.kind === 'api' ? [messageLimitOf(value.module, value.path)] : [],
    )[0];
    return (
      limit !== undefined &&
      isObject(options) &&
      !sourceFile.facts.objects[objectIndexOf(options)]!.entries.some(([key]) => key === limit || key === '...')
    );
  });
}

type Construction = Extract<Expr, readonly ['new', ...unknown[]]>;

/** The constructions that a variable or field of this file may hold. */
function madeBy(sourceFile: SourceFile, expr: Expr | undefined, depth = 0): readonly Construction[] {
  if (!expr || depth > MAX_DEPTH) return [];
  switch (expr[0]) {
    case 'new':
      return [expr];
    case 'as':
      return madeBy(sourceFile, untypedOf(expr), depth + 1);
    case 'or':
      return choicesOf(expr).flatMap((choice) => madeBy(sourceFile, choice, depth + 1));
    case 'var':
      return madeBy(sourceFile, sourceFile.facts.bindings[bindingIndexOf(expr)]!.value, depth + 1);
    case 'prop':
      return fieldsOf(sourceFile.nodes[0]!, objectOf(expr), propertyOf(expr)).flatMap((value) =>
        madeBy(sourceFile, value, depth + 1),
      );
    default:
      return [];
  }
}
