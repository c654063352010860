/** Rule `cpu-loop`: a loop, a recursion or a copy that computes on the event loop for longer than the budget. */
import type { Origin } from '../catalogue/contexts/inputs.ts';
import { assess } from '../assessment/index.ts';
import { circumstancesOfGrowth, circumstancesOfWork, type WorkEvidence } from '../assessment/growth.ts';
import type { Context, Cost, Finding } from '../findings.ts';
import { figuresOf, placeOf, typical, type FunctionSymbol, type Program, type Unknown } from '../program/index.ts';
import { cpuLoopDocs } from './cpu-loop.docs.ts';
import { growthMessage, growthsOf, isMendable, needsIndex, productOf } from './cpu-growth.ts';
import { documentFindings } from './cpu-documents.ts';
import { contextOf, linkOfStep, namedOrLoop, placeOfSteps } from './cpu-places.ts';
import { repeatedFindings } from './cpu-repeats.ts';
import { isNumeric, LARGE_NUMBER, LARGE_SIZE, numberReadFrom, sitesIn, type Site } from './cpu-sites.ts';
import type { Rule } from './rule.ts';
import { fitting, nameWithin, shorten, whereOf } from './words.ts';
import type { Expr } from '../facts/expr.ts';
import { isNamed, type RuleOptions } from '../options.ts';

/** Nobody keeps a program that takes a year: then the estimate is wrong, not the program. */
const FOR_EVER = 365 * 24 * 3_600_000;

export const cpuLoop: Rule = {
  id: 'cpu-loop',
  workload: 'cpu',
  lastStep: 'computes',
  docs: cpuLoopDocs,
  *checkFile(sourceFile, program, options) {
    const longest = new Map<string, number>();
    const sites = sitesIn(sourceFile, program.costs);
    const growing = new Set<Site>();
    const reported = new Set<string>();
    for (const site of sites) {
      const repeats = [...repeatedFindings(site, program, options)];
      for (const finding of [...repeats, ...growthFindings(site, program, options, repeats.length > 0)]) {
        growing.add(site);
        // A callback is part of the loop around it.
        const key = String(finding.span);
        if (!reported.has(key)) yield finding;
        reported.add(key);
      }
    }
    for (const finding of documentFindings(sourceFile, program, options))
      if (!reported.has(String(finding.span))) yield finding;
    const believed = sites.flatMap((site) => {
      if (growing.has(site)) return [];
      const context = program.contexts.primary(site.node);
      if (!context || isNamed(site.node.facts.name, options.nonBlocking) || isNamed(site.name, options.nonBlocking))
        return [];
      const belief = site.parses ? believeParsed(program, site, site.parses, options) : believe(program, site, options);
      if (!belief || belief.milliseconds >= FOR_EVER) return [];
      const reason = reasonOf(site, belief);
      longest.set(reason, Math.max(longest.get(reason) ?? 0, belief.milliseconds));
      return [{ site, context, belief, reason }];
    });
    // Sites in one function that go through the same collection are fixed together: only the longest is reported.
    for (const { site, context, belief, reason } of believed)
      if (belief.grows.length === 0 || belief.milliseconds >= longest.get(reason)!)
        yield findingOf(program, site, belief, context, options);
  },
};

/** @param isRepeating its iterations run an operation that is slow each time */
function* growthFindings(
  { node, loop, name, estimate }: Site,
  program: Program,
  options: RuleOptions,
  isRepeating: boolean,
): Iterable<Finding> {
  const { context, isUnseen, isForCallers } = contextOf(program, node);
  if (!loop || !context || isNamed(node.facts.name, options.nonBlocking) || isNamed(name, options.nonBlocking)) return;
  for (const found of growthsOf(program, node, loop, options.cpuBudget)) {
    const { spot, growth, budgetAt, decider } = found;
    // An operation that is slow each time has a finding of its own.
    if (isRepeating && !needsIndex(spot)) continue;
    const circumstances = circumstancesOfGrowth(node, context, {
      decider,
      budgetAt,
      isMendable: isMendable(spot),
      isGrid: growth.sizes.filter(({ isNumber }) => isNumber).length > 1,
      collections: growth.sizes.map(({ text }) => text),
      possible: estimate.possible,
      isUnseen,
      isForCallers,
    });
    const steps = spot.steps.map((step) => linkOfStep(step));
    const { chain, ...place } = placeOfSteps(program, node, steps[0]!, circumstances.confidence);
    // A lookup or copy is reported where it is changed; loops of statements are changed together.
    const last = spot.steps.at(-1)!;
    yield {
      rule: 'cpu-loop',
      ...assess(program, circumstances, options),
      workload: 'cpu',
      cost: { grows: productOf(growth), budgetAt: Number(budgetAt.toPrecision(2)), source: 'estimate' },
      message: growthMessage(found, options.cpuBudget, whereOf(context, node)),
      ...place,
      ...(last.name !== '' && last.node.sourceFile === node.sourceFile && { span: last.span }),
      chain: [...chain, ...steps.slice(1)],
    };
  }
}

const reasonOf = ({ node }: Site, { grows }: Belief): string => `${node.id}:${grows.map(({ text }) => text).join()}`;

interface Belief {
  readonly milliseconds: number;
  readonly evidence: WorkEvidence;
  readonly grows: readonly Unknown[];
  readonly possible: boolean;
  /** Of a text that is parsed: its origin. */
  readonly origin?: Origin;
}

/** What to do about a text from outside. */
const REMEDIES: Readonly<Partial<Record<Origin, readonly [remedy: string, what: string]>>> = {
  request: ['Limit this body', 'a whole request body'],
  message: ['Limit these messages', 'their whole content'],
};

/** Most texts are short, and most files, too: only texts whose length others decide without a limit are reported. */
function believeParsed(
  program: Program,
  { node, estimate }: Site,
  text: Expr,
  { cpuBudget }: RuleOptions,
): Belief | undefined {
  const { milliseconds, grows, possible } = figuresOf(estimate);
  const { origin, limit } = (milliseconds >= cpuBudget && program.inputs.of(node, text)) || {};
  if (!origin || !limit || !REMEDIES[origin]) return undefined;
  return { milliseconds, grows, possible, evidence: limit === 'none' ? 'sent' : 'limited text', origin };
}

/** @returns undefined if there is no evidence that it is too long */
function believe(program: Program, site: Site, { cpuBudget }: RuleOptions): Belief | undefined {
  const { estimate, kind, node } = site;
  const { milliseconds, grows, possible } = figuresOf(estimate);
  if (isNumeric(site))
    return milliseconds >= cpuBudget ? { milliseconds, grows, possible, evidence: 'numbers' } : undefined;
  if (kind === 'content' || kind === 'clone') return { milliseconds, grows, possible, evidence: 'content' };
  const outside = new Map(
    grows.flatMap((size) => {
      const large = sizeFromOutside(program, node, size);
      return large === undefined ? [] : [[size, large] as const];
    }),
  );
  const believed = typical(estimate.ns, (size) => outside.get(size) ?? size.typical) / 1e6;
  if (grows.some(({ exponential }) => exponential))
    return outside.size > 0 ? { milliseconds: believed, grows, possible, evidence: 'sent' } : undefined;
  if (believed < cpuBudget || grows.some(({ text }) => text === '')) return undefined;
  return [...outside.values()].includes(LARGE_NUMBER)
    ? { milliseconds: believed, grows, possible, evidence: 'sent' }
    : undefined;
}

/** The largest size from outside: a number can be anything, a collection is at most as long as a message. */
function sizeFromOutside(
  program: Program,
  node: FunctionSymbol,
  { of, in: sourceFile, isLimit }: Unknown,
): number | undefined {
  if (of === undefined || sourceFile !== node.sourceFile) return undefined;
  const number = numberReadFrom(sourceFile, of);
  if (program.inputs.of(node, number ?? of) === undefined) return undefined;
  return number && !isLimit ? LARGE_NUMBER : LARGE_SIZE;
}

function findingOf(
  program: Program,
  site: Site,
  { milliseconds, evidence, grows, possible, origin }: Belief,
  context: Context,
  options: RuleOptions,
): Finding {
  const { node, name } = site;
  const where = whereOf(context, node);
  const circumstances = circumstancesOfWork(node, context, evidence, possible);
  const sizes = [...new Set(grows.map(({ text }) => nameWithin(text, 24)))].join(' × ');
  const cost: Cost = {
    milliseconds: rounded(milliseconds),
    ...(grows.length > 0 && { grows: sizes + (grows.some(({ exponential }) => exponential) ? ', exponentially' : '') }),
    source: 'estimate',
  };
  return {
    rule: 'cpu-loop',
    ...assess(program, circumstances, options),
    workload: 'cpu',
    cost,
    message: origin ? parseMessageOf(site, origin, where) : messageOf(site, cost, where),
    ...placeOf(program.contexts, node, context, {
      ...namedOrLoop(name),
      span: site.span(),
      possible: circumstances.confidence === 'possible',
    }),
  };
}

function parseMessageOf({ name }: Site, origin: Origin, where: string): string {
  const [remedy, what] = REMEDIES[origin] ?? ['Limit this text', 'all of it'];
  const said = `${remedy}: ${shorten(name, 24)}() goes through ${what} on the event loop`;
  return fitting(`${said} in ${where}`, said);
}

function messageOf(site: Site, { milliseconds = 0, grows }: Cost, where: string): string {
  const subject = site.kind === 'loop' ? 'this loop' : `${shorten(site.name, 28)}()`;
  if (site.kind === 'clone') {
    return fitting(
      `Keep the file's content out of this copy: it goes through all of it on the event loop in ${where}`,
      "Keep the file's content out of this copy: it goes through all of it on the event loop",
    );
  }
  if (site.kind === 'content') {
    return fitting(
      `Use a stream or a worker: ${subject} goes through a whole file on the event loop in ${where}`,
      `Use a stream or a worker: ${subject} goes through a whole file on the event loop`,
    );
  }
  if (grows !== undefined) {
    return fitting(
      `Move ${subject} to a worker: it grows with ${grows} on the event loop, in ${where}`,
      `Move ${subject} to a worker: it grows with ${grows} on the event loop`,
      `Move ${subject} to a worker: its time on the event loop grows with its input`,
    );
  }
  const iterations = figuresOf(site.estimate).iterations;
  const count = iterations >= 1000 ? `≈ ${inPowers(iterations)} iterations, ` : '';
  return fitting(
    `Move ${subject} to a worker: ${count}about ${inWords(milliseconds)} on the event loop in ${where}`,
    `Move ${subject} to a worker: ${count}about ${inWords(milliseconds)} on the event loop`,
  );
}

const rounded = (milliseconds: number): number => Number(milliseconds.toPrecision(2));
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁷`, `3·10⁵`. */
function inPowers(count: number): string {
  const power = Math.floor(Math.log10(count));
  const factor = Math.round(count / 10 ** power);
  const [digit, exponent] = factor === 10 ? [1, power + 1] : [factor, power];
  return `${digit === 1 ? '' : `${digit}·`}10${[...String(exponent)].map((character) => SUPERSCRIPTS[Number(character)]).join('')}`;
}

/** Milliseconds as people say them; more than an hour is for ever. */
function inWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${rounded(milliseconds)} ms`;
  return milliseconds < 3_600_000 ? `${rounded(milliseconds / 1000)} s` : 'hours';
}
