/** Reads messages from a lifeline, to which any program could write. */
import type { Usage } from './usage.ts';

type Named = Readonly<Record<string, unknown>>;

/** @returns undefined where the line is no JSON object */
function readObject(line: string): Named | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Named) : undefined;
  } catch {
    return undefined;
  }
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** @returns undefined where it is no usage */
export function readUsage(line: string): Usage | undefined {
  const { cpu, peak } = readObject(line) ?? {};
  return isAmount(cpu) && isAmount(peak) ? { cpu, peak } : undefined;
}

/** @returns undefined where it does not introduce a process */
export function readMember(line: string): { readonly pid: number; readonly strategy: string } | undefined {
  const { pid, strategy } = readObject(line) ?? {};
  return Number.isSafeInteger(pid) && typeof strategy === 'string' ? { pid: pid as number, strategy } : undefined;
}
