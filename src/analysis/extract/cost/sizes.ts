/**
 * How large a value is, as far as the file shows: numbers, lengths of collections and texts. Available when the whole
 * file has been walked.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { COLLECTION, LENGTHS, LINE, RECORD, SHORT_TEXT } from '../../catalogue/costs/index.ts';
import { type Expr, isFn, isGlobal, isProp, isThis, isUnresolved, isVar, objectOf } from '../../facts/expr.ts';
import type { Size } from '../../facts/work.ts';
import type { FactsBuilder } from '../facts-builder.ts';
import type { FunctionSyntax } from '../../syntax/node-types.ts';
import { elementBehind, elementOf } from './element-sizes.ts';
import { toExpr } from '../references.ts';
import { isMatch, isTextVariable } from './text-evidence.ts';
import { sizeOfCall } from './call-sizes.ts';
import { GROUP, growthOf, isGrowing } from './collection-growth.ts';
import { lastNameOf, plain, keyOf } from '../../syntax/names.ts';
import { N } from '../../syntax/node-types.ts';
import type { Sizing } from './sizing.ts';
import { isKnown, isTooLong, isUnknown, larger, minus, number, over, plus, times } from './size-terms.ts';
import { endOf, isWithin, startOf } from '../../syntax/offsets.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import { isFunction } from '../../syntax/traverse.ts';
import { boundOf, gatheredFrom, isCollection } from './variable-evidence.ts';

/** Maximum depth; deeper is unknown. */
const MAX_DEPTH = 12;
/**
 * Maximum number of expressions that one question leads to: results of calls that are passed on several times lead to
 * ever more of them.
 */
const MAX_STEPS = 1_000;
/** Arguments whose size may determine that of the result. */
const MAX_ARGUMENTS = 4;

const UNKNOWN: Size = ['?', ''];

type IterationsOf = (sizes: Sizing, loop: TSESTree.Node, depth: number) => Size;

export class Sizes implements Sizing {
  readonly #known = new Map<Variable, Size>();
  readonly #open = new Set<Variable>();
  /** How many expressions the current question has led to. */
  #steps = 0;

  /** @param iterationsOf from the part that knows loops */
  constructor(
    readonly builder: FactsBuilder,
    readonly iterationsOf: IterationsOf,
  ) {}

  of(written: TSESTree.Node | null | undefined, depth = 0): Size {
    if (!written || depth > MAX_DEPTH) return UNKNOWN;
    if (depth > 0) return ++this.#steps > MAX_STEPS ? UNKNOWN : this.#of(written, depth);
    this.#steps = 0;
    const size = this.#of(written, depth);
    return isTooLong(size) ? UNKNOWN : size;
  }

  #of(written: TSESTree.Node, depth: number): Size {
    const node = plain(written);
    const next = (child: TSESTree.Node | null | undefined) => this.of(child, depth + 1);
    switch (node.type) {
      case N.Literal:
        return this.#literal(node);
      case N.TemplateLiteral:
        return node.quasis.reduce((sum, { value }) => sum + value.raw.length, node.expressions.length * SHORT_TEXT);
      case N.UnaryExpression: {
        if (node.operator !== '+' && node.operator !== '-') return this.reference(node);
        return node.operator === '+' ? next(node.argument) : minus(0, next(node.argument));
      }
      case N.BinaryExpression:
        return node.left.type === N.PrivateIdentifier ? this.reference(node) : this.#binary(node, next);
      case N.AwaitExpression:
        return next(node.argument);
      case N.LogicalExpression: {
        const left = next(node.left);
        return isUnknown(left) ? next(node.right) : left;
      }
      case N.ConditionalExpression:
        return larger(next(node.consequent), next(node.alternate));
      case N.ArrayExpression:
        return countOf(node.elements, next);
      case N.ObjectExpression:
        return countOf(node.properties, next);
      case N.NewExpression:
        if (!COLLECTION.test(lastNameOf(node.callee))) return this.reference(node);
        if (!node.arguments[0]) return 0;
        return isGrouping(node) ? over(next(node.arguments[0]), GROUP) : next(node.arguments[0]);
      case N.CallExpression:
        return sizeOfCall(this, node, next) ?? this.#made(node, next);
      case N.MemberExpression:
        return this.#member(node, depth);
      case N.Identifier:
        return this.#named(node, depth);
      default:
        return this.reference(node);
    }
  }

  /** How many properties an object has. */
  ofProperties(node: TSESTree.Node): Size {
    if (this.#isElement(node)) return RECORD;
    const variable = node.type === N.Identifier ? this.builder.variable(node) : undefined;
    const definition = variable?.defs[0]?.node;
    if (definition?.type === N.TSEnumDeclaration) return definition.body.members.length;
    const size = this.of(node);
    const isRecord = !isKnown(size) && size[0] === 'of' && !(variable && isGrowing(variable));
    return isRecord ? ['keys', size] : size;
  }

  /** How long a text is; one of many is short. */
  ofText(node: TSESTree.Node): Size {
    const size = this.of(node);
    return !isKnown(size) && size[0] === 'of' && this.#isElement(node) ? LINE : size;
  }

  #member(node: TSESTree.MemberExpression, depth: number): Size {
    const key = keyOf(node, node.property);
    if (key !== undefined && LENGTHS.has(key)) return this.of(node.object, depth + 1);
    const size = (node.computed ? elementOf(this, node.object, depth) : undefined) ?? this.reference(node);
    // A match of a pattern is short, and so are its parts.
    return node.computed && isMatch(this.builder, node.object) ? short(short(size)) : size;
  }

  #named(node: TSESTree.Identifier, depth: number): Size {
    const size = this.#identifier(node, depth);
    return !isKnown(size) && size[0] === 'of' && isTextVariable(this.builder, node) ? ['text', size] : size;
  }

  #literal(node: TSESTree.Literal): Size {
    switch (typeof node.value) {
      case 'bigint':
        return number(Number(node.value));
      case 'number':
        return number(node.value);
      case 'string':
        return node.value.length;
      default:
        return this.reference(node);
    }
  }

  reference(node: TSESTree.Node): Size {
    const expr = toExpr(this.builder, node);
    return isUnresolved(expr) || isGlobal(expr) ? ['?', this.#text(node)] : ['of', expr];
  }

  #text(node: TSESTree.Node): string {
    const text = this.builder.text.slice(startOf(node), endOf(node));
    return text.length <= 32 && !/\n/.test(text) ? text : '';
  }

  #binary(
    { operator, left: leftNode, right: rightNode }: TSESTree.BinaryExpression,
    next: (node: TSESTree.Node) => Size,
  ): Size {
    const [left, right] = [next(leftNode), next(rightNode)];
    switch (operator) {
      case '+':
        return plus(left, right);
      case '-':
        return minus(left, right);
      case '*':
        return times(left, right);
      case '/':
        return over(left, right);
      case '%':
        return over(right, 2);
      case '**':
        return isKnown(left) && isKnown(right) ? number(left ** right) : right === 2 ? times(left, left) : ['?', ''];
      case '>>':
      case '>>>':
        return isKnown(right) ? over(left, 2 ** right) : left;
      case '<<':
        return isKnown(right) ? times(left, 2 ** right) : left;
      case '|':
        return right === 0 ? left : plus(left, right);
      case '&':
        return isKnown(right) ? right : left;
      default:
        return ['?', ''];
    }
  }

  #made(node: TSESTree.CallExpression, next: (node: TSESTree.Node) => Size): Size {
    const callee = toExpr(this.builder, node.callee);
    const owner = isProp(callee) ? objectOf(callee) : callee;
    if (!isVar(owner) && !isFn(owner) && !isThis(owner)) return this.reference(node);
    return ['made', callee, node.arguments.slice(0, MAX_ARGUMENTS).map((argument) => next(argument))];
  }

  /** Is it what a loop or callback gets, one after the other? */
  #isElement(node: TSESTree.Node): boolean {
    const definition = node.type === N.Identifier ? this.builder.variable(node)?.defs[0] : undefined;
    const declarator = definition?.node as TSESTree.Node | undefined;
    if (declarator?.type === N.VariableDeclarator) return declarator.parent.parent.type === N.ForOfStatement;
    const call = declarator !== undefined && isFunction(declarator) ? declarator.parent : undefined;
    // The accumulator of `reduce` is not an element.
    return (
      call?.type === N.CallExpression &&
      (lastNameOf(call.callee) !== 'reduce' || (declarator as FunctionSyntax).params[0] !== definition!.name)
    );
  }

  #identifier(node: TSESTree.Identifier, depth: number): Size {
    const variable = this.builder.variable(node);
    if (!variable) return node.name === 'undefined' ? 0 : ['?', node.name];
    if (this.#open.has(variable)) return ['?', node.name];
    const grows = isGrowing(variable);
    const growth = grows ? this.#growth(variable, node, depth) : undefined;
    const known = this.#known.get(variable) ?? this.#variable(variable, depth);
    if (depth === 0 && !isTooLong(known)) this.#known.set(variable, known);
    // Elements that are added elsewhere are unknown here.
    if (grows && growth === undefined && isKnown(known)) return ['of', ['var', this.builder.binding(variable)]];
    return growth === undefined
      ? known
      : isUnknown(known) || (typeof known !== 'number' && known[0] === 'of')
        ? growth
        : plus(known, growth);
  }

  #growth(variable: Variable, node: TSESTree.Node, depth: number): Size | undefined {
    this.#open.add(variable);
    const growth = growthOf(
      variable,
      (loop) => this.iterationsOf(this, loop, depth + 1),
      (added) => this.of(added, depth + 1),
    );
    this.#open.delete(variable);
    if (!growth) return undefined;
    // Inside the loop that makes it grow, it has half its length on average.
    return growth.loops.some((loop) => isWithin(node, loop)) ? over(growth.size, 2) : growth.size;
  }

  /** The length of a variable that is reassigned: a list that began empty is as long as its later value. */
  #rewritten(variable: Variable, init: TSESTree.Node, start: number, depth: number): Size {
    if (!isCollection(init)) return ['?', variable.name];
    if (start > 0 || isGrowing(variable)) return start;
    const sizes = variable.references.flatMap(({ init: isStart, identifier, writeExpr }) => {
      const { parent } = identifier;
      const isPlain = parent?.type === N.AssignmentExpression && parent.operator === '=';
      return isPlain && !isStart && writeExpr ? [this.of(writeExpr, depth + 1)] : [];
    });
    return sizes.find((size) => !isKnown(size) && !isUnknown(size)) ?? sizes.reduce(larger, 0);
  }

  #variable(variable: Variable, depth: number): Size {
    const reference = ['of', ['var', this.builder.binding(variable)]] as const;
    const [definition] = variable.defs;
    const declarator = definition?.node;
    const gathered = gatheredFrom(this.builder, variable);
    if (gathered) return over(this.of(gathered, depth + 1), 2);
    const element = elementBehind(this, variable, depth + 1);
    if (element !== undefined) return element;
    if (variable.defs.length !== 1 || declarator?.type !== N.VariableDeclarator) return reference;
    this.#open.add(variable);
    try {
      const loop = declarator.parent.parent;
      const writes = variable.references.filter((item) => item.isWrite() && !item.init);
      if (declarator.id.type !== N.Identifier || !declarator.init)
        return loop?.type === N.ForInStatement ? SHORT_TEXT : reference;
      const start = this.of(declarator.init, depth + 1);
      if (loop?.type === N.ForStatement && writes.some(({ identifier }) => isWithin(identifier, loop))) {
        const bound = boundOf(loop.test, variable.name);
        return bound ? ['iteration', start, this.of(bound, depth + 1)] : start;
      }
      if (writes.length > 0 && isKnown(start)) return this.#rewritten(variable, declarator.init, start, depth);
      // What other code shows about it may say more than the name of its source.
      if (isUnknown(start) || (!isKnown(start) && start[0] === 'of' && isMade(start[1]))) return reference;
      return !isKnown(start) && start[0] === 'made' ? ['made', start[1], start[2], reference[1]] : start;
    } finally {
      this.#open.delete(variable);
    }
  }
}

/** `new Set(rows.map(({ kind }) => kind))`: many rows are of one kind. */
const isGrouping = ({ callee, arguments: [from] }: TSESTree.NewExpression): boolean =>
  lastNameOf(callee) === 'Set' && from?.type === N.CallExpression && lastNameOf(from.callee) === 'map';

/** How many elements or properties are written; of what is spread, as many as it has. */
const countOf = (parts: readonly (TSESTree.Node | null)[], next: (node: TSESTree.Node) => Size): Size =>
  parts.reduce<Size>((sum, part) => plus(sum, part?.type === N.SpreadElement ? next(part.argument) : 1), 0);

const short = (size: Size): Size => ['text', size];

/** The name of a variable says more than a call, or a part of its result. */
const isMade = (expr: Expr): boolean => (isProp(expr) ? isMade(objectOf(expr)) : MADE.has(expr[0]));
const MADE: ReadonlySet<Expr[0]> = new Set<Expr[0]>(['call', 'await', 'new', 'or']);
