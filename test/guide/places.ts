/** The parts of the product that a row of the module names, and whether they are there. */
import { OUTCOMES } from '../../src/analysis/advice/index.ts';
import { rules } from '../../src/analysis/index.ts';
import { COMMANDS } from '../../src/protocol/commands.ts';
import { SCENARIOS } from '../../src/protocol/scenarios/index.ts';
import { SNIPPETS } from '../../src/protocol/snippets.ts';
import type { ModulePlaces } from './module-row.ts';

export interface NamedPlace {
  readonly kind: string;
  readonly name: string;
  readonly exists: boolean;
}

const KINDS: { readonly [Key in keyof ModulePlaces]-?: { readonly kind: string; readonly all: ReadonlySet<string> } } =
  {
    rules: { kind: 'rule', all: new Set(rules.map(({ id }) => id)) },
    snippets: { kind: 'snippet', all: new Set(Object.keys(SNIPPETS)) },
    scenarios: { kind: 'scenario', all: new Set(Object.keys(SCENARIOS)) },
    commands: { kind: 'command', all: new Set(Object.keys(COMMANDS)) },
    outcomes: { kind: 'advice', all: new Set(Object.keys(OUTCOMES)) },
  };

export function placesOf(row: ModulePlaces): NamedPlace[] {
  return Object.entries(KINDS).flatMap(([key, { kind, all }]) =>
    (row[key as keyof ModulePlaces] ?? []).map((name) => ({ kind, name, exists: all.has(name) })),
  );
}
