/** Compares our call edges with the checker's, call by call. */
import type { Program } from '../../../src/analysis/index.ts';
import type { Edge } from '../../../src/analysis/program/graph/graph.ts';
import { CALL_KINDS, type CallKind, type CheckerCall } from './checker-edges.ts';

export interface KindScore {
  readonly kind: CallKind;
  /** Calls that the checker resolves to a function of the project with a body. */
  wanted: number;
  found: number;
  /** Of those calls, the ones for which we have a certain edge to something else and none to that. */
  wrong: number;
  /** Calls of interface and abstract members, and those of them for which we know an implementation. */
  dynamic: number;
  dynamicFound: number;
}

export interface Comparison {
  readonly kinds: readonly KindScore[];
  readonly missed: readonly CheckerCall[];
  readonly wrong: readonly { readonly call: CheckerCall; readonly ours: string }[];
}

/** A constructor, a field initialiser or an overload may be told by a neighbouring line of the same class. */
const NEAR_LINES = 1;

export function compare(program: Program, calls: readonly CheckerCall[]): Comparison {
  const ours = edgesByPlace(program);
  const kinds = CALL_KINDS.map(
    (kind): KindScore => ({ kind, wanted: 0, found: 0, wrong: 0, dynamic: 0, dynamicFound: 0 }),
  );
  const missed: CheckerCall[] = [];
  const wrong: { call: CheckerCall; ours: string }[] = [];
  for (const call of calls) {
    const { target } = call;
    if (!target) continue;
    const score = kinds.find(({ kind }) => kind === call.kind)!;
    const edges = call.starts.flatMap((start) => ours.get(`${call.file}:${start}`) ?? []);
    if (call.isDynamic) {
      score.dynamic++;
      if (edges.length > 0) score.dynamicFound++;
      continue;
    }
    // A class with neither constructor nor field initialisers runs nothing.
    if (call.kind === 'new' && edges.length === 0 && !hasCode(program, target)) continue;
    score.wanted++;
    const anyLine = call.kind === 'new' || call.kind === 'super';
    const hit = edges.some(
      ({ to }) =>
        to.sourceFile.path === target.file && (anyLine || Math.abs(to.facts.span[0] - target.line) <= NEAR_LINES),
    );
    if (hit) score.found++;
    else missed.push(call);
    const certain = edges.find(({ possible }) => !possible);
    if (!hit && certain) {
      score.wrong++;
      wrong.push({
        call,
        ours: `${certain.to.facts.name} at ${certain.to.sourceFile.path}:${certain.to.facts.span[0]}`,
      });
    }
  }
  return { kinds, missed, wrong };
}

function hasCode(program: Program, { file, line }: { readonly file: string; readonly line: number }): boolean {
  for (const sourceFile of program.sourceFiles) {
    if (sourceFile.path !== file) continue;
    return sourceFile.nodes.some(
      ({ facts }) =>
        facts.kind === 'constructor' && facts.calls.length > 0 && Math.abs(facts.span[0] - line) <= NEAR_LINES,
    );
  }
  return false;
}

function edgesByPlace(program: Program): Map<string, Edge[]> {
  const byPlace = new Map<string, Edge[]>();
  for (const sourceFile of program.sourceFiles) {
    for (const node of sourceFile.nodes) {
      for (const edge of node.out) {
        if (edge.kind !== 'call') continue;
        const key = `${sourceFile.path}:${edge.span[0]}:${edge.span[1]}`;
        byPlace.set(key, [...(byPlace.get(key) ?? []), edge]);
      }
    }
  }
  return byPlace;
}
