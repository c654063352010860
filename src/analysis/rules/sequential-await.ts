/** Rule `sequential-await`: awaits in a loop or in a row that do not need each other's results. */
import type { Context, Finding, Severity } from '../findings.ts';
import type { AwaitGroup } from '../facts/facts.ts';
import {
  arrivalOf,
  isForOthers,
  linkOf,
  mayNeedOrder,
  overlapOf,
  sharesTransaction,
  type AwaitedCall,
  type FunctionSymbol,
  type Program,
  type Wait,
} from '../program/index.ts';
import { atMost, quieter } from '../assessment/severity.ts';
import type { RuleOptions } from '../options.ts';
import { candidatesOf } from './candidates.ts';
import type { Rule } from './rule.ts';
import { sequentialAwaitDocs } from './sequential-await.docs.ts';
import { messageOfWaits } from './wait-messages.ts';

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
      const waits = overlapOf(node, group);
      if (waits.length > 0) yield findingOf(program, node, context, group, waits, options);
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
  waits: readonly AwaitedCall[],
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
  return kind === 'row' && waits.every(([, wait]) => wait.kind === 'file');
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
/** `stat`, `fs.promises.stat` */
const isOneOf = (names: readonly string[], { name }: Wait): boolean =>
  names.includes(name.slice(name.lastIndexOf('.') + 1));

const groupsIn = candidatesOf(({ facts }) => facts.awaitGroups ?? []);

/**
 * Build files and scripts, and what is only presumed a command's; the source that a command is seen to reach works for
 * whoever calls the command.
 */
const isRunByHand = (_program: Program, node: FunctionSymbol, context: Context): boolean =>
  context === 'script' && node.sourceFile.role === 'script';

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
  waits: readonly AwaitedCall[],
  options: RuleOptions,
): Finding {
  const [id, wait] = waits[0]!;
  const call = node.facts.calls[id]!;
  const possible = waits.every(([, each]) => each.possible);
  const loudest = severityOf(context, possible, options);
  const isFaint = isShort(program, context, node, group, waits) || isFew(group, waits);
  const isOrdered = group.isDoubtful || mayNeedOrder(node, group, waits);
  const severity = isFaint ? atMost(loudest, 'hint') : isOrdered && !options.severity ? quieter(loudest) : loudest;
  const { entry, links } = arrivalOf(program.contexts, node, context);
  const { api, edges } = wait;
  return {
    rule: 'sequential-await',
    severity,
    confidence: possible || isOrdered ? 'possible' : 'certain',
    workload: 'io',
    context,
    file: node.sourceFile.path,
    span: call.span,
    message: messageOfWaits(node, context, group, waits[0]!),
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

/** So many waits, one after another, are over before anybody misses what could overlap. */
const isFew = ({ kind, count }: AwaitGroup, waits: readonly AwaitedCall[]): boolean =>
  kind === 'loop' && count !== undefined && count < MANY && waits.every(([, wait]) => wait.kind !== 'process');
const MANY = 8;
