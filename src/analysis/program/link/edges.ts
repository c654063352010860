/** Records what linking finds: edges between functions, calls of APIs, and entry points. */
import { declaredRow } from '../../catalogue/declared.ts';
import { pollRow } from '../../catalogue/polling.ts';
import type { CallFacts } from '../../facts/facts.ts';
import type { Poll } from '../../facts/waiting.ts';
import {
  ApiCall,
  Edge,
  type EdgeKind,
  type EntryPoint,
  type FunctionSymbol,
  type RegisteredEntryPoint,
  type SourceFile,
} from '../graph/graph.ts';
import type { Own } from '../values/values.ts';

/** How a call leads to a function. */
export interface Connection {
  readonly kind: EdgeKind;
  /** The callee for display. */
  readonly name: string;
  readonly possible: boolean;
  /** Once per element, although the call is in no loop. */
  readonly repeated?: boolean;
}

/** Adds an edge; where the target declares that it blocks, also a call of an API. */
export function connect(from: FunctionSymbol, call: CallFacts, to: Own, connection: Connection): void {
  const target = to.sourceFile.nodes[to.id]!;
  const { name, possible } = connection;
  const repeated = (connection.repeated === true && !call.few) || isInLoop(call);
  const runsAtOnce = connection.kind === 'call' || connection.kind === 'callback';
  const declaresBlocking = runsAtOnce && Boolean(target.facts.annotations?.blocking);
  if (declaresBlocking) from.apiCalls.push(declaredCall(from, call, target, possible, repeated));
  if (to.sourceFile !== from.sourceFile) to.sourceFile.consumers.add(from.sourceFile);
  const { span, seldom, guards } = call;
  const edge = new Edge({
    from,
    to: target,
    // The annotation replaces what the function does inside.
    kind: declaresBlocking ? 'guess' : connection.kind,
    name,
    span,
    possible,
    repeated,
    seldom,
    guards,
  });
  from.out.push(edge);
  target.addCaller(edge);
}

/** Called more than a few times each time its function runs. */
export const isInLoop = ({ loops, few }: CallFacts): boolean => loops !== undefined && !few;

/** The call of a function marked `@blocking`. */
function declaredCall(
  node: FunctionSymbol,
  call: CallFacts,
  { facts: { name: path, annotations } }: FunctionSymbol,
  possible: boolean,
  repeated: boolean,
): ApiCall {
  const row = declaredRow(path, annotations?.workload);
  return new ApiCall({ node, call, module: 'globals', path, possible, repeated, row });
}

/** A loop that polls blocks like a call that waits. */
export function pollCall(node: FunctionSymbol, { span, of }: Poll): ApiCall {
  const call: CallFacts = { span, kind: 'call', callee: ['?'], text: of, args: [] };
  const path = `busy wait for ${of}`;
  return new ApiCall({ node, call, module: 'globals', path, possible: false, repeated: false, row: pollRow(of) });
}

/** A seed is removed when the file that it comes from is linked again. */
export function give(
  from: SourceFile,
  node: FunctionSymbol,
  entryPoint: EntryPoint,
  by: Pick<RegisteredEntryPoint, 'isByConvention' | 'isOfHost'>,
): void {
  if (node.sourceFile !== from) node.sourceFile.consumers.add(from);
  const given = { node, entryPoint, from, ...by };
  node.addEntryPoint(given);
  from.given.push(given);
}
