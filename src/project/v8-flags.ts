/** Sets V8 flags that the running version has; for any other, V8 would print an error that cannot be caught. */
import { setFlagsFromString } from 'node:v8';

/** The V8 versions that have each flag: those of Node 20, 22, 24 and 26. Other versions keep their defaults. */
export const FLAGS = {
  'allocation-site-pretenuring': ['11.3', '12.4', '13.6', '14.6'],
  'expose-gc': 'all',
  'flush-bytecode': ['11.3', '12.4', '13.6', '14.6'],
  'heap-growing-percent': ['11.3', '12.4', '13.6', '14.6'],
  'interrupt-budget': ['11.3'],
  'invocation-count-for-turbofan': ['12.4', '13.6', '14.6'],
  maglev: ['11.3', '12.4', '13.6', '14.6'],
  'max-inlined-bytecode-size-cumulative': ['11.3', '12.4', '13.6', '14.6'],
  'parallel-scavenge': ['11.3', '12.4', '13.6', '14.6'],
} as const satisfies Readonly<Record<string, 'all' | readonly string[]>>;

type Flag = keyof typeof FLAGS;

/** @param value a number, or whether the flag is on */
export function setV8Flag(name: Flag, value: number | boolean): void {
  if (hasFlag(name, process.versions.v8)) setFlagsFromString(asOption(name, value));
}

/** @param version as in `process.versions.v8` */
export function hasFlag(name: Flag, version: string): boolean {
  const versions: 'all' | readonly string[] = FLAGS[name];
  return versions === 'all' || versions.includes(version.split('.', 2).join('.'));
}

function asOption(name: Flag, value: number | boolean): string {
  if (typeof value === 'number') return `--${name}=${value}`;
  return value ? `--${name}` : `--no-${name}`;
}
