/**
 * Where each refactor is tried: at the findings it answers, and at the places an editor would offer it to the cursor.
 */
import { refactors, type Finding, type Program, type Spot } from '../../../src/analysis/index.ts';
import { lookupChannel, lookupStarter } from '../../../src/analysis/catalogue/index.ts';
import type { Span } from '../../../src/analysis/findings.ts';
import type { ApiCall, FunctionSymbol } from '../../../src/analysis/program/graph/graph.ts';

export interface Candidate {
  readonly refactor: string;
  readonly spot: Spot;
}

/** Refactors that are asked for at the cursor, by what the cursor is on. */
const AT_PRIMITIVES = ['use-async-api', 'make-chain-async', 'await-all-calls', 'read-once'];
const AT_FUNCTIONS = ['extract-to-worker', 'extract-to-process'];
/** Of functions without a finding, so many are tried in a repository. */
const FUNCTIONS = 150;
/** And so many loops. */
const LOOPS = 60;

/** @returns those at findings first, the others in an order that the seed gives; each place once for each refactor */
export function candidatesIn(program: Program, findings: readonly Finding[], entryPoint: number): Candidate[] {
  const random = randomOf(entryPoint);
  const atFindings = findings.flatMap((finding) =>
    refactors.flatMap(({ id, rules }): Candidate[] =>
      rules !== 'all' && rules.includes(finding.rule)
        ? [{ refactor: id, spot: { file: finding.file, span: finding.span, finding } }]
        : [],
    ),
  );
  const all = [...atFindings, ...shuffled(atCursor(program, findings, random), random)];
  return [...new Map(all.map((candidate) => [keyOf(candidate), candidate] as const).reverse()).values()].reverse();
}

const keyOf = ({ refactor, spot: { file, span } }: Candidate): string => `${refactor} ${file} ${span.join()}`;

function atCursor(program: Program, findings: readonly Finding[], random: () => number): Candidate[] {
  const sourceFiles = [...program.sourceFiles].filter(({ role, isDependency }) => !isDependency && role !== 'test');
  const nodes = sourceFiles.flatMap((sourceFile) => sourceFile.nodes);
  const calls = nodes.flatMap(({ apiCalls }) => apiCalls);
  const at = (node: FunctionSymbol, span: Span, ids: readonly string[]) =>
    ids.map((refactor): Candidate => ({ refactor, spot: { file: node.sourceFile.path, span } }));
  const ofCall = (api: ApiCall, ...ids: string[]) => at(api.node, api.call.span, ids);
  const found = new Set(findings.map(({ file, span }) => `${file} ${span.join()}`));
  const isNear = ({ sourceFile, facts }: FunctionSymbol) =>
    facts.calls.some(({ span }) => found.has(`${sourceFile.path} ${span.join()}`));
  const functions = nodes.filter(({ facts }) => facts.kind !== 'module');
  const topLevel = functions.filter(
    ({ sourceFile, facts }) => sourceFile.facts.functions[facts.parent]?.kind === 'module',
  );
  return [
    ...program.primitives
      .filter(
        ({
          call: {
            node: { sourceFile },
          },
          row,
        }) => row.twin && sourceFiles.includes(sourceFile),
      )
      .flatMap(({ call }) => ofCall(call, ...AT_PRIMITIVES)),
    ...calls.filter(({ module, path }) => lookupStarter(module, path)).flatMap((api) => ofCall(api, 'share-pool')),
    ...calls
      .filter(({ call, module, path }) => call.copies !== undefined && lookupChannel(module, path))
      .flatMap((api) => ofCall(api, 'transfer-payload')),
    ...calls
      .filter(({ path }) => /(^|\.)(all|allSettled)$/.test(path))
      .flatMap((api) => ofCall(api, 'limit-concurrency')),
    ...nodes.flatMap((node) =>
      (node.facts.awaitGroups ?? []).flatMap((group) =>
        at(node, node.facts.calls[group.calls[0]!]!.span, ['run-concurrently']),
      ),
    ),
    ...nodes.flatMap((node) =>
      (node.facts.polls ?? []).flatMap((poll) => at(node, poll.span, ['sleep-without-blocking'])),
    ),
    ...shuffled(
      nodes.flatMap((node) =>
        node.facts.calls
          .filter(({ loops }) => loops)
          .slice(0, 1)
          .map(({ span }) => ({ node, span })),
      ),
      random,
    )
      .slice(0, LOOPS)
      .flatMap(({ node, span }) => at(node, span, ['yield-in-loop'])),
    ...[...functions.filter(isNear), ...shuffled(topLevel, random).slice(0, FUNCTIONS)].flatMap((node) =>
      at(node, node.facts.span, AT_FUNCTIONS),
    ),
  ];
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(entryPoint: number): () => number {
  let state = entryPoint;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
