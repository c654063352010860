/** Where the function of `new Promise(…)` settles it, and whether `return` and `throw` can take the place of that. */
import type { TSESTree } from '@typescript-eslint/types';
import { N } from '../../syntax/node-types.ts';
import type { Variable } from '../../syntax/scopes/scopes.ts';
import type { SourceTree } from '../source-tree.ts';

export interface Settling {
  /** The statement, or the expression that is the whole body. */
  readonly statement: TSESTree.Node;
  readonly call: TSESTree.CallExpression;
  readonly isFailure: boolean;
  /** A `return` behind it, which is not needed any more. */
  readonly exit?: TSESTree.Statement;
}

/** What the promise is settled with. */
export interface Settlers {
  readonly resolve: Variable | undefined;
  readonly reject: Variable | undefined;
}

/** Collects where a promise is settled; `obstacle` says what stands against it. */
export class Settlings {
  readonly found: Settling[] = [];
  obstacle: string | undefined;
  readonly #tree: SourceTree;
  readonly #settlers: Settlers;

  constructor(tree: SourceTree, settlers: Settlers) {
    this.#tree = tree;
    this.#settlers = settlers;
  }

  /** `resolve(x)`, `reject(error)`. */
  at(node: TSESTree.Node | null | undefined): Pick<Settling, 'call' | 'isFailure'> | undefined {
    if (node?.type !== N.CallExpression || node.callee.type !== N.Identifier) return undefined;
    const variable = this.#tree.variable(node.callee);
    const { resolve, reject } = this.#settlers;
    if (!variable || (variable !== resolve && variable !== reject)) return undefined;
    return node.arguments.length > 1 || node.arguments[0]?.type === N.SpreadElement
      ? undefined
      : { call: node, isFailure: variable === reject };
  }

  /**
   * @param isEnd nothing runs after the statements
   * @returns whether they settle it, or fail, on each of their ways
   */
  in(statements: readonly TSESTree.Statement[], isEnd: boolean): boolean {
    for (const [index, statement] of statements.entries()) {
      const next = statements[index + 1];
      if (this.#one(statement, next, isEnd && !next)) return true;
    }
    return false;
  }

  /** `catch (error) { reject(error); }`. */
  isPassedOn({ param, body: { body } }: TSESTree.CatchClause): boolean {
    const [only, ...others] = body;
    const isEnd = others.every((other) => other.type === N.ReturnStatement && !other.argument);
    const expression =
      only?.type === N.ReturnStatement ? only.argument : only?.type === N.ExpressionStatement && only.expression;
    const settled = this.at(expression || undefined);
    const [error] = settled?.call.arguments ?? [];
    if (!settled?.isFailure || !isEnd || param?.type !== N.Identifier || error?.type !== N.Identifier) return false;
    return this.#tree.variable(error) === this.#tree.declared(param);
  }

  #one(statement: TSESTree.Statement, next: TSESTree.Statement | undefined, isLast: boolean): boolean {
    switch (statement.type) {
      case N.ExpressionStatement:
        return this.#call(statement, next, isLast);
      case N.ReturnStatement: {
        const settled = this.at(statement.argument);
        if (settled) this.found.push({ statement, ...settled });
        else this.obstacle ??= 'it may end without a result';
        return true;
      }
      case N.ThrowStatement:
        return true;
      case N.BlockStatement:
        return this.in(statement.body, isLast);
      case N.IfStatement: {
        const [then, otherwise] = [statement.consequent, statement.alternate];
        const settles = this.in([then], isLast);
        return otherwise ? this.in([otherwise], isLast) && settles : false;
      }
      case N.TryStatement:
        return this.#attempt(statement, isLast);
      default:
        for (const body of bodiesIn(statement)) this.in(body, false);
        return false;
    }
  }

  #call(statement: TSESTree.ExpressionStatement, next: TSESTree.Statement | undefined, isLast: boolean): boolean {
    const settled = this.at(statement.expression);
    if (!settled) return false;
    const isExit = next?.type === N.ReturnStatement && !next.argument;
    if (!isLast && !isExit) this.obstacle ??= 'it goes on once it has its result';
    this.found.push({ statement, ...settled, ...(isExit && { exit: next }) });
    return true;
  }

  #attempt({ block, handler, finalizer }: TSESTree.TryStatement, isLast: boolean): boolean {
    const count = this.found.length;
    const settles = this.in(block.body, isLast);
    const isFailing = this.found.slice(count).some(({ isFailure }) => isFailure);
    if (handler && isFailing && !this.isPassedOn(handler))
      this.obstacle ??= 'its own `catch` would get what it rejects with';
    const settlesFailed = handler ? this.in(handler.body.body, isLast) : true;
    // It would run before the promise is settled, not after it.
    if (finalizer && this.found.length > count) this.obstacle ??= 'its `finally` runs once it has its result';
    return settles && settlesFailed;
  }
}

/** The statements in a loop or a choice, which may run, or not to their end. */
function bodiesIn(statement: TSESTree.Statement): (readonly TSESTree.Statement[])[] {
  if (statement.type === N.SwitchStatement) return statement.cases.map(({ consequent }) => consequent);
  return 'body' in statement && statement.body && !Array.isArray(statement.body) && 'type' in statement.body
    ? [[statement.body as TSESTree.Statement]]
    : [];
}
