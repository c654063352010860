/** What operations cost, by their syntax. */
import { NANOSECONDS } from './measured.ts';
import { FUNCTION_COSTS, METHOD_COSTS, type CallCost, type Operation } from './methods.ts';

export type { CallCost, Operation } from './methods.ts';
export * from './elements.ts';
export * from './helpers.ts';
export * from './remedies.ts';
export * from './sizes.ts';

export const nanosecondsOf = (operation: Operation): number => NANOSECONDS[operation];

/** The cost of a node itself, by its type. */
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

/** Nanoseconds for calling an unknown method. */
export const UNKNOWN_METHOD = 5;
/**
 * Nanoseconds for a call into an external module. A rough figure for packages that compute in small steps, not
 * measured.
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
