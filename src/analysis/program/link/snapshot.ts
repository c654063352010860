/**
 * The links of a file before an edit: if the edit only moved them, they are kept, with everything computed from them.
 */
import type { CatalogueRow } from '../../catalogue/types.ts';
import { isLiteral } from '../../facts/expr.ts';
import type { CallFacts, FunctionFacts } from '../../facts/facts.ts';
import { isSameAnswer } from '../graph/answers.ts';
import type { ApiCall, Edge, FunctionSymbol, Primitive, SourceFile } from '../graph/graph.ts';
import type { BlockingCalls } from './blocking-calls.ts';

interface NodeSnapshot {
  readonly node: FunctionSymbol;
  readonly facts: FunctionFacts;
  readonly firstParameter: string | undefined;
  readonly defaults: string | undefined;
  readonly out: readonly Edge[];
  readonly apiCalls: readonly ApiCall[];
  /** What the catalogue said of each API call. */
  readonly rows: readonly (CatalogueRow | undefined)[];
}

export interface Snapshot {
  readonly sourceFile: SourceFile;
  readonly nodes: readonly NodeSnapshot[];
  readonly given: SourceFile['given'];
  readonly primitives: readonly Primitive[] | undefined;
}

export function snapshotOf(sourceFile: SourceFile, blocking: BlockingCalls): Snapshot {
  const primitives = blocking.known(sourceFile);
  const rows = new Map(primitives?.map(({ call, row }) => [call, row]));
  return {
    sourceFile,
    given: sourceFile.given,
    primitives,
    nodes: sourceFile.nodes.map((node) => ({
      node,
      facts: node.facts,
      firstParameter: firstParameterOf(node),
      defaults: defaultsOf(node),
      out: node.out,
      apiCalls: node.apiCalls,
      rows: node.apiCalls.map((call) => rows.get(call)),
    })),
  };
}

/** The same calls of functions in the same order, at any position: contexts stay as they were. */
export function isSameGraph({ sourceFile, nodes, given }: Snapshot): boolean {
  return (
    sourceFile.nodes.length === nodes.length &&
    sourceFile.given.length === given.length &&
    sourceFile.given.every(
      ({ node, entryPoint, isOfHost }, at) =>
        node === given[at]!.node &&
        isOfHost === given[at]!.isOfHost &&
        entryPoint.context === given[at]!.entryPoint.context &&
        entryPoint.kind === given[at]!.entryPoint.kind &&
        isSameAnswer(entryPoint.answers, given[at]!.entryPoint.answers),
    ) &&
    sourceFile.nodes.every((node, index) => {
      const before = nodes[index]!;
      return (
        node === before.node &&
        isSameKind(node.facts, before.facts) &&
        firstParameterOf(node) === before.firstParameter &&
        defaultsOf(node) === before.defaults &&
        node.out.length === before.out.length &&
        node.out.every(
          (edge, at) =>
            isSameEdge(edge, before.out[at]!) && givesTheSame(edge, node.facts, before.out[at]!, before.facts),
        )
      );
    })
  );
}

/** The same calls of APIs, with the same rows of the catalogue. */
export const callsTheSame = ({ sourceFile, nodes }: Snapshot, blocking: BlockingCalls): boolean =>
  sourceFile.nodes.every((node, index) => {
    const { apiCalls, rows } = nodes[index]!;
    return (
      node.apiCalls.length === apiCalls.length &&
      node.apiCalls.every(
        (call, at) => isSameCall(call, apiCalls[at]!) && (isExcused(node) || blocking.rowOf(call) === rows[at]),
      )
    );
  });

const firstParameterOf = ({ sourceFile, facts }: FunctionSymbol): string | undefined =>
  sourceFile.facts.bindings[facts.params[0] ?? -1]?.name;

/** What the parameters of a function that goes different ways by them hold where nothing is given. */
function defaultsOf(node: FunctionSymbol): string | undefined {
  if (!isGuarded(node)) return undefined;
  const { bindings } = node.sourceFile.facts;
  return JSON.stringify(node.facts.params.map((id) => [bindings[id]?.computed, bindings[id]?.value]));
}

/** Names count, too: that of a setup function, or of one that reads the arguments of a command line. */
const isSameKind = (a: FunctionFacts, b: FunctionFacts): boolean =>
  a.name === b.name &&
  a.parent === b.parent &&
  a.async === b.async &&
  a.kind === b.kind &&
  a.generator === b.generator &&
  a.answersSync === b.answersSync &&
  a.renders === b.renders &&
  a.isServed === b.isServed &&
  a.goesOn?.join() === b.goesOn?.join() &&
  JSON.stringify(a.annotations) === JSON.stringify(b.annotations);

const isExcused = ({ facts }: FunctionSymbol): boolean => Boolean(facts.annotations?.nonblocking);

const isSameEdge = (a: Edge, b: Edge): boolean =>
  a.to === b.to &&
  a.kind === b.kind &&
  a.name === b.name &&
  a.possible === b.possible &&
  a.repeated === b.repeated &&
  isAsSeldom(a, b);

const isSameCall = (a: ApiCall, b: ApiCall): boolean =>
  a.module === b.module &&
  a.path === b.path &&
  a.possible === b.possible &&
  a.repeated === b.repeated &&
  isAsSeldom(a.call, b.call);

type Conditional = Pick<CallFacts | Edge, 'seldom' | 'guards'>;
const isAsSeldom = (a: Conditional, b: Conditional): boolean =>
  a.seldom === b.seldom && (a.guards === b.guards || JSON.stringify(a.guards) === JSON.stringify(b.guards));

/** The same literals for a function that goes different ways by them. */
const givesTheSame = (a: Edge, inA: FunctionFacts, b: Edge, inB: FunctionFacts): boolean =>
  !isGuarded(a.to) || String(literalsOf(a, inA)) === String(literalsOf(b, inB));

const isGuarded = ({ out, apiCalls }: FunctionSymbol): boolean =>
  out.some(({ guards }) => guards) || apiCalls.some(({ call }) => call.guards);

function literalsOf({ span }: Edge, { calls }: FunctionFacts): unknown[] | undefined {
  const call = calls.find((each) => each.span === span);
  const literals = call?.args.flatMap(({ value, spread }, at) =>
    isLiteral(value) || spread ? [at, spread, typeof value[1], value[1]] : [],
  );
  return literals && [call?.args.length, ...literals];
}

/** Puts the known edges back, at their new places. */
export function restoreEdges({ sourceFile, nodes }: Snapshot): void {
  sourceFile.nodes.forEach((node, index) => {
    const { out } = nodes[index]!;
    node.out.forEach((edge, at) => {
      const known = out[at]!;
      known.span = edge.span;
      edge.to.replaceCaller(edge, known);
    });
    node.out = [...out];
  });
}

/** Puts the known calls of APIs back, at their new places. */
export function restoreCalls({ sourceFile, nodes, primitives }: Snapshot, blocking: BlockingCalls): void {
  sourceFile.nodes.forEach((node, index) => {
    const { apiCalls } = nodes[index]!;
    node.apiCalls.forEach(({ call }, at) => {
      apiCalls[at]!.call = call;
    });
    node.apiCalls = [...apiCalls];
  });
  blocking.keep(sourceFile, primitives);
}
