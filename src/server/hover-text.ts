/** The text of a hover as Markdown: short, with links to the rest. */
import {
  APPROACH_ROWS,
  calledAs,
  OUTCOMES,
  type Advice,
  type Approach,
  type FunctionReport,
  type OutcomeId,
  type Place,
} from '../analysis/index.ts';
import type { At } from '../protocol/advice.ts';
import type { CommandId } from '../protocol/commands.ts';
import { formatMemory, formatTime } from '../protocol/quantities.ts';
import { describeCost } from './cost-text.ts';
import { code, escaped, target } from './markdown.ts';
import type { Measured } from './measured.ts';
import type { Subject } from '../project/index.ts';

export interface HoverOptions {
  readonly uriOf: (file: string) => string;
  /** Whether the client runs linked commands. */
  readonly commandLinks: boolean;
  readonly at: At;
  readonly measured: Pick<Measured, 'of' | 'strategy'>;
}

/** Further reasons are behind the link. */
const SHOWN_REASONS = 3;
const SHOWN_FACTORS = 2;
/** A longer chain shows its beginning and its end. */
const SHOWN_LINKS = 5;
/** The alternatives to compare each approach with. */
const OTHERS: Readonly<Record<Approach, readonly Approach[]>> = {
  async: ['threads', 'processes'],
  threads: ['processes', 'leave'],
  processes: ['threads', 'leave'],
  'async+threads': ['async+processes', 'leave'],
  'async+processes': ['async+threads', 'leave'],
  leave: ['async', 'threads'],
};

export function hoverText(subject: Subject, options: HoverOptions): string {
  const { finding, report } = subject;
  const first = finding ? [advised(finding.advice)] : report ? functionParts(report, options) : [];
  // Editors truncate long hovers: links come before details, and before the chain, which the finding's message shows,
  // too.
  const rest = finding
    ? [chainOf(finding.finding, options), others(finding.advice, options), levelOf(finding.finding)]
    : [];
  return [...first, measuredFunction(subject, options), actions(subject, options), ...rest]
    .filter(Boolean)
    .join('\n\n');
}

function advised({ approach, outcome, reasons }: Required<Advice>): string {
  const { what } = OUTCOMES[outcome as OutcomeId];
  const lines = reasons.slice(0, SHOWN_REASONS).map((reason) => `- ${escaped(capitalised(reason.replace(/\.$/, '')))}`);
  return [`**${APPROACH_ROWS[approach].title}** fits here: ${escaped(lowerFirst(what))}.`, '', ...lines].join('\n');
}

/** Why it has this level: the factors that move the score the most. */
function levelOf({ severity, factors = [] }: NonNullable<Subject['finding']>['finding']): string {
  const strongest = factors.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, SHOWN_FACTORS);
  return strongest.length === 0 ? '' : `*${severity}*: ${strongest.map(({ because }) => escaped(because)).join('; ')}`;
}

function others({ approach }: Required<Advice>, options: HoverOptions): string {
  const costs = OTHERS[approach]
    .filter((other) => other !== 'leave')
    .map((other) => {
      const { title, start, memory, sharing } = APPROACH_ROWS[other];
      return `${title.toLowerCase()}: ${measuredApproach(other, options) ?? `start ${start}; ${memory}`}; ${sharing}`;
    });
  return costs.length > 0 ? `*Instead* — ${escaped(costs.join(' · '))}` : '';
}

/** The cost of the approach in the latest measurement on this machine. */
function measuredApproach(approach: Exclude<Approach, 'leave'>, { measured }: HoverOptions): string | undefined {
  const figures = measured.strategy(approach);
  if (!figures) return undefined;
  const { startup, peakMemory, pool } = figures;
  return `ready in ${formatTime(startup)}, ${formatMemory(peakMemory)}${pool === undefined ? '' : ` for a pool of ${pool}`}, measured`;
}

/** The function's figures in its latest measurement. */
function measuredFunction(subject: Subject, { measured }: HoverOptions): string {
  const one = measured.of(subject);
  if (!one) return '';
  const calls = one.strategies.map(({ id, call }) => `${id === 'sequential' ? 'as is' : id} ${formatTime(call)}`);
  return `*Measured* ${one.date}, one call of ${code(calledAs(one.name))}: ${calls.join(' · ')}`;
}

function functionParts(report: FunctionReport, options: HoverOptions): string[] {
  const {
    blocks: [worst, ...more],
    cost,
    waitsFor,
    advice,
    contexts,
  } = report;
  const name = code(calledAs(report.name));
  const computes =
    cost.milliseconds >= 1
      ? `computes ${describeCost({ milliseconds: cost.milliseconds, ...(cost.grows[0] && { grows: cost.grows[0] }) })}`
      : '';
  if (!worst && !computes) {
    const does = waitsFor
      ? `waits for ${code(`${waitsFor}()`)} without blocking`
      : 'does not block the event loop as far as known';
    return [`${name} ${does}${contexts.length > 0 ? `; runs in ${contexts.join(', ')}` : ''}.`];
  }
  const blocksOn =
    worst &&
    `blocks on ${chainLinks(worst.chain, options)}${inParentheses(describeCost(worst))}${more.length > 0 ? ` and ${more.length} more` : ''}`;
  return [`${name} ${[blocksOn, computes].filter(Boolean).join(', ')}.`, reachedFrom(report, options), advised(advice)];
}

function reachedFrom({ reaches: [first, ...more], span, file }: FunctionReport, options: HoverOptions): string {
  if (!first) return '';
  const isItself = first.entry.file === file && first.entry.span.join() === span.join();
  const entry = `${link(first.entry.name, first.entry, options)} (${escaped(first.entry.kind)})`;
  return `${isItself ? `Called directly by the event loop (${escaped(first.entry.kind)})` : `Reached from ${entry}`}${more.length > 0 ? ` and ${more.length} more` : ''}.`;
}

function chainOf({ entry, chain }: NonNullable<Subject['finding']>['finding'], options: HoverOptions): string {
  // Skip the call under the hover.
  if (!entry || chain.length < 2) return '';
  return `${link(entry.name, entry, options)} (${escaped(entry.kind)}) → ${chainLinks(chain, options)}`;
}

function chainLinks(chain: readonly (Place & { readonly name: string })[], options: HoverOptions): string {
  const links = chain.map((step) => link(step.name, step, options));
  return (links.length > SHOWN_LINKS ? [...links.slice(0, 2), '…', ...links.slice(-2)] : links).join(' → ');
}

function link(name: string, { file, span: [line, column] }: Place, { uriOf }: HoverOptions): string {
  return `[${escaped(name)}](${target(uriOf(file))}#L${line},${column})`;
}

function actions({ finding, report }: Subject, { commandLinks, at }: HoverOptions): string {
  if (!commandLinks) return '';
  const explain = finding && commandLink('Explain', 'workloadLint.explainRule', finding.finding.rule);
  const callers =
    !finding &&
    report &&
    report.reaches.length > 1 &&
    commandLink('What runs it on the event loop?', 'workloadLint.showCallers', at);
  return [commandLink('Which approach fits?', 'workloadLint.whichApproach', at), callers, explain]
    .filter(Boolean)
    .join(' · ');
}

const commandLink = (title: string, command: CommandId, argument: unknown): string =>
  `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;

const inParentheses = (text: string): string => (text === '' ? '' : ` (${text})`);
/** Lower-cases the first letter, except in code names. */
const capitalised = (text: string): string =>
  /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
