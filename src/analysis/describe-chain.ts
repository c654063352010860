/** A finding's chain in words, one sentence per step, for example for screen readers. */
import { titleOf, type ChainLink, type Finding, type Place } from './findings.ts';
import { rules } from './rules/index.ts';

export interface DescribedStep {
  readonly place: Place;
  readonly text: string;
}

const lastSteps: ReadonlyMap<string, string> = new Map(rules.map(({ id, lastStep }) => [id, lastStep]));

/** From the entry point down. */
export function describeChain({ rule, entry, chain }: Finding): DescribedStep[] {
  const steps = chain.map((link, index) => ({
    place: link,
    text: describeLink(link, index === chain.length - 1 ? lastSteps.get(rule) : undefined),
  }));
  return entry ? [{ place: entry, text: `entry point ${titleOf(entry)} (${entry.kind})` }, ...steps] : steps;
}

/** @param does what the last one does */
function describeLink({ name, confidence, isLoop }: ChainLink, does: string | undefined): string {
  if (isLoop) return does === undefined ? 'this loop' : `this loop ${does}`;
  const call = `${confidence === 'possible' ? 'possibly ' : ''}calls ${name}`;
  return does === undefined ? call : `${call}, which ${does}`;
}
