/** Proves what is said of a pattern by running it, in a process that is ended where it takes too long. */
import { spawn } from 'node:child_process';
import type { Kind, PatternCase } from './cases.ts';

const LIMIT_MS = 20_000;
/** Repetitions below which only an exponential pattern takes long. */
const FEW = 64;
/** Four times the length: a linear pattern takes four times as long, a quadratic one sixteen times. */
const FASTER_THAN_LINEAR = 8;

interface Sample {
  readonly count: number;
  readonly milliseconds: number;
}

/** @returns what the pattern shows itself to be */
export async function proveKind({ pattern, attack, example }: PatternCase): Promise<Kind> {
  const { lines, hasEnded } = await linesOf(attack ? [pattern, ...attack] : [pattern, example ?? '']);
  if (!attack) return hasEnded && lines.length === 0 ? 'harmless' : 'polynomial';
  const samples = lines.map((line): Sample => {
    const [count = 0, milliseconds = 0] = line.split(' ').map(Number);
    return { count, milliseconds };
  });
  const last = samples.at(-1);
  if (!last) return hasEnded ? 'harmless' : 'exponential';
  if (last.count < FEW && isTenfoldAtTwice(samples, hasEnded)) return 'exponential';
  return !hasEnded || isFasterThanLinear(samples) ? 'polynomial' : 'harmless';
}

/** What did not end took longer than all that did. */
function isTenfoldAtTwice(samples: readonly Sample[], hasEnded: boolean): boolean {
  const last = samples.at(-1)!;
  const half = samples.findLast(({ count }) => count <= last.count / 2);
  return half !== undefined && (!hasEnded || last.milliseconds > 10 * half.milliseconds);
}

function isFasterThanLinear(samples: readonly Sample[]): boolean {
  const last = samples.at(-1)!;
  const quarter = samples.findLast(({ count }) => count <= last.count / 4);
  return last.milliseconds > 20 && last.milliseconds > FASTER_THAN_LINEAR * (quarter?.milliseconds ?? 0);
}

function linesOf(args: readonly string[]): Promise<{ lines: string[]; hasEnded: boolean }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, ['test/measure/patterns/attack.mjs', ...args], { timeout: LIMIT_MS });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject).on('close', () => {
      const lines = output.split('\n').filter((line) => line !== '');
      const hasEnded = lines.at(-1) === 'end';
      resolve({ lines: hasEnded ? lines.slice(0, -1) : lines, hasEnded });
    });
  });
}
