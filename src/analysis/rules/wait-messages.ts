/** The messages about awaits that could overlap: how many there are, of what kind, and what to do instead. */
import type { Context } from '../findings.ts';
import type { AwaitGroup } from '../facts/waiting.ts';
import type { AwaitedCall, FunctionSymbol, Wait, WaitKind } from '../program/index.ts';
import { fitting, nameWithin, whereOf } from './words.ts';

/** What one wait is, for people. */
const NOUN: Readonly<Record<WaitKind, { readonly one: string; readonly many: string }>> = {
  network: { one: 'round trip', many: 'requests' },
  database: { one: 'query', many: 'queries' },
  file: { one: 'disk access', many: 'files' },
  process: { one: 'process', many: 'processes' },
  browser: { one: 'response', many: 'responses' },
  timer: { one: 'delay', many: 'delays' },
  unknown: { one: 'wait', many: 'waits' },
};

export function messageOfWaits(
  node: FunctionSymbol,
  context: Context,
  group: AwaitGroup,
  [id, wait]: AwaitedCall,
): string {
  const { facts } = node;
  const where = whereOf(context, node);
  const name = `${nameWithin(facts.calls[id]!.text, 30)}()`;
  if (group.kind === 'loop') return messageOfLoop(name, where, group, wait);
  const [first] = group.calls;
  const before = `${nameWithin(facts.calls[first!]!.text, 30)}()`;
  const others = group.calls.length - 2;
  return fitting(
    ...(others > 0 ? [`Overlap these waits: ${name} and ${others} more need not wait for ${before}`] : []),
    `Overlap these waits: ${name} need not wait for ${before}`,
    `Overlap these waits: ${name} need not wait for the one before`,
  );
}

function messageOfLoop(name: string, where: string, { of, count }: AwaitGroup, { kind }: Wait): string {
  const { one, many } = NOUN[kind];
  if (count !== undefined)
    return fitting(
      `Overlap these waits: ${count} ${many} one after another take about ${count} × one ${one} in ${where}`,
      `Overlap these waits: ${count} ${many} one after another take about ${count} × one ${one}`,
    );
  const each = of ? `element of ${of}` : 'element';
  // Often one query can return all of them.
  const start = kind === 'database' ? 'Batch these queries' : 'Overlap these waits';
  return fitting(
    `${start}: ${name} runs once per ${each}, one after another, in ${where}`,
    `${start}: ${name} runs once per ${each}, one after another`,
    `${start}: ${name} runs once per element, one after another`,
    `${start}: one ${one} after another, once per element`,
  );
}
