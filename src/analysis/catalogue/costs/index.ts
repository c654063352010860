/** What operations cost, by the syntax they are written in. */
import { NANOSECONDS } from './measured.ts';
import { FUNCTION_COSTS, METHOD_COSTS, type CallCost, type Operation } from './methods.ts';

export type { CallCost, Operation } from './methods.ts';
export { MACHINE } from './measured.ts';
export * from './sizes.ts';

export const nanosecondsOf = (operation: Operation): number => NANOSECONDS[operation];

/** What a kind of node costs by itself, by its type in the syntax tree. */
const NODE_OPERATIONS: Readonly<Record<string, Operation>> = {
  BinaryExpression: 'arithmetic',
  UnaryExpression: 'arithmetic',
  UpdateExpression: 'arithmetic',
  LogicalExpression: 'arithmetic',
  ConditionalExpression: 'arithmetic',
  AssignmentExpression: 'arithmetic',
  MemberExpression: 'read',
  Property: 'write',
  ObjectExpression: 'object',
  ArrayExpression: 'array',
  ArrowFunctionExpression: 'closure',
  FunctionExpression: 'closure',
  TemplateLiteral: 'concatenation',
  NewExpression: 'construct',
  CallExpression: 'call',
};

export const NODE_NANOSECONDS: ReadonlyMap<string, number> = new Map(
  Object.entries(NODE_OPERATIONS).map(([type, operation]) => [type, NANOSECONDS[operation]]),
);

/** Operators that divide. */
export const DIVIDES: ReadonlySet<string> = new Set(['%', '/', '%=', '/=']);

/** Nanoseconds of calling a method that nothing is known of. */
export const UNKNOWN_METHOD = 5;
/**
 * Nanoseconds of a call into a module that is not read; of packages that compute in small steps, roughly: nobody has
 * measured them here.
 */
const FOREIGN_CALL = 300;
const FOREIGN_CALLS: ReadonlyMap<string, number> = new Map([
  ['big.js', 600],
  ['decimal.js', 800],
  ['bignumber.js', 500],
  ['moment', 2_000],
  ['dayjs', 1_000],
  ['luxon', 2_000],
  ['date-fns', 500],
]);

export const foreignCallCost = (module: string): number => FOREIGN_CALLS.get(module) ?? FOREIGN_CALL;

export const methodCost = (name: string): CallCost | undefined => METHOD_COSTS.get(name);
export const functionCost = (name: string): CallCost | undefined => FUNCTION_COSTS.get(name);
