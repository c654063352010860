/** Rule `sequential-await`: awaits in a loop or in a row that do not need each other's results. */
import { changesThings, takesTurns } from '../catalogue/ordering.ts';
import type { Context, Finding, Severity } from '../findings.ts';
import { OF_COMMANDS } from '../program/contexts/contexts.ts';
import { isForOthers } from '../program/graph/package-kind.ts';
import type { AwaitGroup, CallFacts } from '../facts/facts.ts';
import type { Program } from '../program/program.ts';
import type { Edge, FunctionSymbol } from '../program/graph/graph.ts';
import { functionsAround } from '../program/graph/enclosing.ts';
import { isAt } from '../program/graph/find-calls.ts';
import { calledName, waitBehind, type Wait } from '../program/flow/awaited-apis.ts';
import { candidatesOf } from './candidates.ts';
import { arrivalOf, linkOf } from '../program/flow/call-chains.ts';
import type { Rule } from './rule.ts';
import { sequentialAwaitDocs } from './sequential-await.docs.ts';
import { atMost } from '../assessment/severity.ts';
import { fitting, nameWithin, whereOf } from './words.ts';
import type { Expr } from '../facts/expr.ts';
import type { RuleOptions } from '../options.ts';

/** Nobody else is held up: it matters where somebody waits for the answer. */
const SEVERITY: Readonly<Record<Context, Severity>> = {
  request: 'warning',
  event: 'info',
  timer: 'info',
  task: 'info',
  render: 'info',
  script: 'info',
  startup: 'off',
  test: 'off',
  worker: 'off',
  exit: 'off',
};

export const sequentialAwait: Rule = {
  id: 'sequential-await',
  workload: 'io',
  docs: sequentialAwaitDocs,
  *checkFile(sourceFile, program, options) {
    for (const { node, found: group } of groupsIn(sourceFile)) {
      const context = program.contexts.primary(node);
      if (!context || isRunByHand(program, node, context) || sharesTransaction(node)) continue;
      const waits = waitsOf(node, group);
      const isWanted = waits.some(([, { possible }]) => !possible || isAwaitedByPeople(context));
      if (isWanted) yield findingOf(program, node, context, group, waits, options);
    }
  },
};

/**
 * A few looks at the disk would be done some microseconds sooner together. Reading and writing takes what the disk
 * takes: it is told where somebody waits for the answer, and in an application. In a command of a package for others it
 * is the command's own time, for the handful of things that it is given, unless it looks at files. Who calls what a
 * library exports, and with how much, only its users know.
 */
function isShort(
  { contexts }: Program,
  context: Context,
  node: FunctionSymbol,
  { kind }: AwaitGroup,
  waits: readonly (readonly [number, Wait])[],
): boolean {
  if (isForOthers(node.sourceFile)) {
    if (
      HURRIES_NOBODY.has(context) ||
      contexts.seedOf(node, context).kind === QUEUE ||
      waits.every(([, wait]) => isOneOf(ASKS, wait))
    )
      return true;
    if (context === 'script')
      return kind === 'row' || !waits.every(([, wait]) => wait.edges.length === 0 && isOneOf(STATS, wait));
  }
  return kind === 'row' && waits.every(([, wait]) => wait.kind === 'file' && isOneOf(LOOKS, wait));
}

/** In a package for others, as far as anybody knows. */
const HURRIES_NOBODY: ReadonlySet<Context> = new Set(['task', 'render', 'timer']);
/** The kind of handler that a job of a queue is: what waits for it waits for all that came before. */
const QUEUE = 'queue';
/**
 * Whoever asks whether something is there has a few places in mind, and the disk is quick to give a folder or a name,
 * or to take one away.
 */
const ASKS = ['access', 'exists', 'pathExists', 'mkdir', 'ensureDir', 'rename', 'chmod', 'unlink'];
/** Of which a command may make thousands. */
const STATS = ['stat', 'lstat'];
const LINKS = ['readlink'];
/** All that is over in some microseconds. */
const LOOKS = [...ASKS, ...STATS, ...LINKS, 'realpath'];

/** `stat`, `fs.promises.stat` */
const isOneOf = (names: readonly string[], { name }: Wait): boolean =>
  names.includes(name.slice(name.lastIndexOf('.') + 1));

/** What adds to the end of a list. */
const ADDS: ReadonlySet<string> = new Set(['push', 'unshift', 'append', 'write']);

const groupsIn = candidatesOf(({ facts }) => facts.awaitGroups ?? []);

/**
 * Build files and scripts, and what is only presumed a command's; the source that a command is seen to reach works for
 * whoever calls the command.
 */
const isRunByHand = ({ contexts }: Program, node: FunctionSymbol, context: Context): boolean =>
  context === 'script' &&
  (node.sourceFile.role === 'script' || contexts.path(node, context).entryPoint === OF_COMMANDS);

/** In a function that is given to something that runs it in a transaction, or inside one. */
const sharesTransaction = (node: FunctionSymbol): boolean =>
  [node, ...functionsAround(node)].some(({ facts }) => {
    const given = /^callback of (.+)$/.exec(facts.name)?.[1];
    return given !== undefined && takesTurns(given);
  });

/** A guess is worth its line only where somebody waits for the answer. */
const isAwaitedByPeople = (context: Context): boolean => context === 'request' || context === 'event';

/** One that is reached for certain may stand first, and links are few. */
function waitsOf(node: FunctionSymbol, { kind, calls }: AwaitGroup): (readonly [call: number, wait: Wait])[] {
  // Walking down a tree all at once would be without bound.
  if (
    calls.some((call) => callsItself(node, call) || (kind === 'loop' && sharesCollector(node, node.facts.calls[call]!)))
  )
    return [];
  const waits = calls.flatMap((call) => {
    const { callee } = node.facts.calls[call]!;
    const wait = waitBehind(node, node.facts.calls[call]!);
    if (!wait) return [];
    const isDoubtful = wait.edges.some(installs) || (wait.edges.length > 0 && changesThings(calledName(node, callee)));
    return [[call, { ...wait, possible: wait.possible || isDoubtful }] as const];
  });
  const weight = (wait: Wait): number => Number(wait.possible) * 2 + Number(isOneOf(LINKS, wait));
  return kind === 'row' && waits.length < calls.length ? [] : waits.sort(([, a], [, b]) => weight(a) - weight(b));
}

/** Two package managers at once would be in each other's way. */
const installs = ({ to }: Edge): boolean => /(^|\.)install([A-Z]\w*)?$/.test(to.facts.name);

/** Is a list handed to each turn, to which the called function adds? The order in it shows. */
function sharesCollector(node: FunctionSymbol, call: CallFacts): boolean {
  const { bindings } = node.sourceFile.facts;
  const shared = call.args.flatMap(({ value }, index) =>
    value[0] === 'var' && bindings[value[1]]!.value?.[0] !== 'elem' ? [index] : [],
  );
  return (
    shared.length > 0 &&
    node.out.some(
      ({ to, span, kind }) => kind === 'call' && isAt(span, call) && shared.some((index) => addsTo(to, index)),
    )
  );
}

function addsTo({ facts }: FunctionSymbol, parameter: number): boolean {
  const binding = facts.params[parameter] ?? -1;
  return (
    binding >= 0 &&
    facts.calls.some(({ callee }) => callee[0] === 'prop' && ADDS.has(callee[2]) && rootOf(callee[1]) === binding)
  );
}

/** The variable that `results.list` starts from. */
const rootOf = (expr: Expr): number | undefined =>
  expr[0] === 'var' ? expr[1] : expr[0] === 'prop' ? rootOf(expr[1]) : undefined;

const callsItself = (node: FunctionSymbol, call: number): boolean =>
  node.out.some(({ to, span }) => to === node && isAt(span, node.facts.calls[call]!));

function severityOf(context: Context, possible: boolean, options: RuleOptions): Severity {
  const limit = options.contexts[context] ?? SEVERITY[context];
  if (limit === 'off') return 'off';
  return (
    options.severity ??
    atMost(atMost(SEVERITY[context] === 'off' ? limit : SEVERITY[context], limit), possible ? 'info' : 'error')
  );
}

function findingOf(
  program: Program,
  node: FunctionSymbol,
  context: Context,
  group: AwaitGroup,
  waits: readonly (readonly [number, Wait])[],
  options: RuleOptions,
): Finding {
  const [id, wait] = waits[0]!;
  const call = node.facts.calls[id]!;
  const possible = waits.every(([, each]) => each.possible);
  const severity = atMost(
    severityOf(context, possible, options),
    isShort(program, context, node, group, waits) ? 'hint' : 'error',
  );
  const { entry, links } = arrivalOf(program.contexts, node, context);
  const { api, edges } = wait;
  return {
    rule: 'sequential-await',
    severity,
    confidence: possible ? 'possible' : 'certain',
    workload: 'io',
    context,
    file: node.sourceFile.path,
    span: call.span,
    message: messageOf(node, context, group, id),
    entry,
    chain: [
      ...links,
      ...edges.map(linkOf),
      {
        name: wait.name,
        file: api.node.sourceFile.path,
        span: api.call.span,
        confidence: api.possible ? 'possible' : 'certain',
      },
    ],
  };
}

function messageOf(node: FunctionSymbol, context: Context, { kind, calls }: AwaitGroup, id: number): string {
  const { facts } = node;
  const where = whereOf(context, node);
  const name = `${nameWithin(facts.calls[id]!.text, 30)}()`;
  if (kind === 'loop') {
    return fitting(
      `Overlap these waits: ${name} is awaited turn by turn in ${where}`,
      `Overlap these waits: ${name} is awaited turn by turn`,
    );
  }
  const others = calls.filter((call) => call !== id).map((call) => `${nameWithin(facts.calls[call]!.text, 30)}()`);
  const other = others.length > 1 ? `${others.length} others` : others[0]!;
  return fitting(
    `Overlap these waits: ${name} and ${other} need not wait for each other`,
    `Overlap these waits: ${name} need not wait for ${other}`,
    `Overlap these waits: ${name} and the next need not wait for each other`,
  );
}
