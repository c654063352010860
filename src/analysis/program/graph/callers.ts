/** Who is seen to call a function. */
import type { FunctionSymbol } from './graph.ts';

/** Does the program call it, apart from its tests and from itself? */
export const isCalledHere = (node: FunctionSymbol): boolean =>
  node.in.some(({ kind, from }) => kind === 'call' && from !== node && from.sourceFile.role !== 'test');

/** Do only entry points of which nobody is sure begin at a function that the program calls? Its callers say more. */
export const isCalledRather = (node: FunctionSymbol): boolean =>
  node.entryPoints.every(({ possible }) => possible !== undefined) && isCalledHere(node);
