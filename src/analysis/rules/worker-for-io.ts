/** Rule `worker-for-io`: a thread or process that only waits for I/O that has an async API. */
import { lookup, lookupStarter } from '../catalogue/index.ts';
import { onlyTalks, onlyWaits } from '../catalogue/workers.ts';
import { bindingIndexOf, isVar } from '../facts/expr.ts';
import type { CallFacts } from '../facts/facts.ts';
import type { Finding, Span } from '../findings.ts';
import { placeOf, type ApiCall, type FunctionSymbol, type Program, type SourceFile } from '../program/index.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfWaste } from '../assessment/workers.ts';
import type { Rule } from './rule.ts';
import { workerForIoDocs } from './worker-for-io.docs.ts';
import { fitting, shorten } from './words.ts';
import type { RuleOptions } from '../options.ts';

export const workerForIo: Rule = {
  id: 'worker-for-io',
  workload: 'io',
  lastStep: 'waits',
  docs: workerForIoDocs,
  *checkFile(sourceFile, program, options) {
    if (sourceFile.role !== 'source') return;
    for (const [index, { kind, span }] of sourceFile.facts.imports.entries()) {
      const worker = kind === 'url' ? program.unitAt(sourceFile.resolutions[index]?.file ?? '') : undefined;
      const waits = worker?.role === 'worker' ? onlyWait(worker) : undefined;
      const start = waits && startAt(sourceFile, span);
      // No caller is known.
      if (start && program.contexts.primary(start.node) !== undefined) yield findingOf(program, start, waits, options);
    }
  },
};

/** The call that starts the file named by the path at this place. */
function startAt(sourceFile: SourceFile, [line, , endLine]: Span): ApiCall | undefined {
  return sourceFile.nodes
    .flatMap(({ apiCalls }) => apiCalls)
    .find(
      ({ call, module, path }) =>
        lookupStarter(module, path) !== undefined && call.span[0] <= endLine && line <= call.span[2],
    );
}

/**
 * @returns the first call that waits, if all the worker does is wait and exchange messages; undefined if that is
 * unknown
 */
function onlyWait({ nodes }: SourceFile): ApiCall | undefined {
  let waits: ApiCall | undefined;
  for (const node of nodes) {
    if ((node.facts.loopsOn && !waitsInLoop(node)) || node.out.some(({ to }) => to.sourceFile !== node.sourceFile))
      return undefined;
    if (!node.facts.calls.every((call) => onlyWaitsOrTalks(node, call))) return undefined;
    waits ??= firstWaitOf(node);
  }
  return waits;
}

/** Property accesses are not calls. */
const isCalled = ({ kind }: CallFacts): boolean => kind !== 'get' && kind !== 'set' && kind !== 'handler';

function onlyWaitsOrTalks(node: FunctionSymbol, call: CallFacts): boolean {
  if (!isCalled(call)) return true;
  const apis = node.apiCalls.filter((api) => api.call === call);
  return apis.length > 0 ? apis.every((api) => isWait(api) || isTalk(api)) : isOwn(node, call.span);
}

function firstWaitOf({ facts, apiCalls }: FunctionSymbol): ApiCall | undefined {
  for (const call of facts.calls.filter(isCalled)) {
    const wait = apiCalls.find((api) => api.call === call && isWait(api));
    if (wait) return wait;
  }
  return undefined;
}

/** A loop over files, not over their contents. */
const waitsInLoop = ({ apiCalls }: FunctionSymbol): boolean =>
  apiCalls.some((api) => api.call.loops !== undefined && isWait(api));

const isOwn = ({ out, sourceFile, facts }: FunctionSymbol, span: Span): boolean =>
  out.some((edge) => String(edge.span) === String(span)) ||
  // A parameter that is called: `resolve(answer)`.
  facts.calls.some(
    ({ callee, span: at }) =>
      at === span && isVar(callee) && sourceFile.facts.bindings[bindingIndexOf(callee)]!.param !== undefined,
  );

function isWait({ module, path }: ApiCall): boolean {
  const [row] = lookup(module, path);
  if (row) return row.workload === 'io' && (row.keepSync || (row.twin !== undefined && row.twin.shape !== 'other'));
  return onlyWaits(module, path);
}

const isTalk = ({ module, path }: ApiCall): boolean => onlyTalks(module, path);

function findingOf(program: Program, { node, call }: ApiCall, waits: ApiCall, options: RuleOptions): Finding {
  const name = shorten(`${call.kind === 'new' ? 'new ' : ''}${call.text}`, 30);
  const what = shorten(waits.call.text, 24);
  const { chain, ...place } = placeOf(program.contexts, node, program.contexts.primary(node) ?? 'startup', {
    name,
    span: call.span,
    possible: true,
  });
  return {
    rule: 'worker-for-io',
    ...assess(program, circumstancesOfWaste(program, node, 'a thread that only waits'), options),
    workload: 'io',
    message: fitting(
      `Await it here instead: what ${name}() starts seems only to wait for I/O, in ${what}()`,
      'Await it here instead: this worker seems only to wait for I/O',
    ),
    ...place,
    chain: [...chain, { name: what, file: waits.node.sourceFile.path, span: waits.call.span, confidence: 'possible' }],
  };
}
