/** What operations cost, by the syntax they are written in. */
import { NANOSECONDS } from './measured.ts';
import { FUNCTION_COSTS, METHOD_COSTS, type CallCost, type Operation } from './methods.ts';

export type { CallCost, Operation } from './methods.ts';
export { MACHINE } from './measured.ts';
export * from './sizes.ts';

export const nanosecondsOf = (operation: Operation): number => NANOSECONDS[operation];

/** What a kind of node costs by itself, by its type in the syntax tree. */
const NODE_OPERATIONS: Readonly<Record<string, Operation>> = {
  BinaryExpression: 'arithmetic', UnaryExpression: 'arithmetic', UpdateExpression: 'arithmetic', LogicalExpression: 'arithmetic',
  ConditionalExpression: 'arithmetic', IfStatement: 'arithmetic', AssignmentExpression: 'arithmetic', MemberExpression: 'read',
  ObjectExpression: 'object', ArrayExpression: 'array', ArrowFunctionExpression: 'closure', FunctionExpression: 'closure',
  TemplateLiteral: 'concatenation', NewExpression: 'construct', CallExpression: 'call',
};

export const NODE_NANOSECONDS: ReadonlyMap<string, number> = new Map(Object.entries(NODE_OPERATIONS).map(([type, operation]) => [type, NANOSECONDS[operation]]));

/** Nanoseconds of a call that nothing is known of: mostly methods of small objects. */
export const UNKNOWN_CALL = 12;

export const methodCost = (name: string): CallCost | undefined => METHOD_COSTS.get(name);
export const functionCost = (name: string): CallCost | undefined => FUNCTION_COSTS.get(name);
