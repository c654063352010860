/** The text of a hover as Markdown: short, with links to the rest. */
import {
  APPROACH_ROWS,
  calledAs,
  OUTCOMES,
  titleOf,
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
  /** The text from the finding on, a few lines; empty where the function itself is explained. */
  readonly textHere: string;
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
  const first = finding
    ? [stated(finding.finding, options), finding.isAboutComment ? '' : advised(finding.advice)]
    : report
      ? functionParts(report, options)
      : [];
  // Editors truncate long hovers: links come before details, and before the chain, which the finding's message shows,
  // too.
  const rest =
    finding && !finding.isAboutComment
      ? [chainOf(finding.finding, options), others(finding.advice, options), levelOf(finding.finding)]
      : [];
  return [...first, measuredFunction(subject, options), actions(subject, options), ...rest]
    .filter(Boolean)
    .join('\n\n');
}

/** What the Problems panel shows for it, with a link to the page of its rule. */
function stated({ message, rule }: NonNullable<Subject['finding']>['finding'], { commandLinks }: HoverOptions): string {
  const page = commandLinks ? commandLink(escaped(rule), 'workloadLint.explainRule', rule) : code(rule);
  return `**${escaped(message)}** · ${page}`;
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

/** The function's figures in its latest measurement, and with which arguments that was. */
function measuredFunction(subject: Subject, { measured, textHere }: HoverOptions): string {
  const one = measured.of(subject);
  if (!one) return '';
  const calls = one.strategies.map(({ id, call }) => `${id === 'sequential' ? 'as is' : id} ${formatTime(call)}`);
  const isOfDefaults = one.arguments === '' && (subject.report?.parameters ?? 0) > 0;
  const called = one.arguments ? `${one.name}(${one.arguments})` : calledAs(one.name);
  const here = argumentsIn(textHere, one.name);
  const notes = [
    isOfDefaults ? ' with its default arguments' : '',
    here !== undefined && one.arguments !== undefined && here !== one.arguments
      ? `, not with ${code(here)} as here`
      : '',
  ];
  return `*Measured* ${one.date}, one call of ${code(called)}${notes.join('')}: ${calls.join(' · ')}`;
}

/** What a text says at its beginning about the arguments of a function. */
function argumentsIn(text: string, name: string): string | undefined {
  const head = `${name.slice(name.lastIndexOf('.') + 1)}(`;
  const start = text.indexOf(head);
  if (start === -1 || text.slice(0, start).includes('\n')) return undefined;
  let depth = 1;
  for (let at = start + head.length; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++;
    else if (')]}'.includes(text[at]!) && --depth === 0) return text.slice(start + head.length, at).trim();
  }
  return undefined;
}

function functionParts(report: FunctionReport, options: HoverOptions): string[] {
  const {
    blocks: [worst, ...more],
    cost,
    waitsFor,
    advice,
    contexts,
  } = report;
  const name = code(report.title);
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
  const entry = `${link(titleOf(first.entry), first.entry, options)} (${escaped(first.entry.kind)})`;
  return `${isItself ? `Called directly by the event loop (${escaped(first.entry.kind)})` : `Reached from ${entry}`}${more.length > 0 ? ` and ${more.length} more` : ''}.`;
}

function chainOf({ entry, chain }: NonNullable<Subject['finding']>['finding'], options: HoverOptions): string {
  // Skip the call under the hover.
  if (!entry || chain.length < 2) return '';
  return `${link(titleOf(entry), entry, options)} (${escaped(entry.kind)}) → ${chainLinks(chain, options)}`;
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
  const callers =
    !finding &&
    report &&
    report.reaches.length > 1 &&
    commandLink('What runs it on the event loop?', 'workloadLint.showCallers', at);
  return [commandLink('Which approach fits?', 'workloadLint.whichApproach', at), callers].filter(Boolean).join(' · ');
}

const commandLink = (title: string, command: CommandId, argument: unknown): string =>
  `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;

const inParentheses = (text: string): string => (text === '' ? '' : ` (${text})`);
/** Lower-cases the first letter, except in code names. */
const capitalised = (text: string): string =>
  /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
