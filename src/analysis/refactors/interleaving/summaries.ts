/** What a function reads and changes outside of itself, as its callers see it. */
import type { Body } from './body.ts';
import { inside, LIKELY_OWN, type Access, type Cell } from './cells.ts';

/** By function, valid for one request: texts and links may change before the next. */
const known = new WeakMap<object, Map<string, readonly Access[]>>();
/** More than this counts as anything. */
const MOST = 300;

/** @param accessesOf what a function uses, including its own state */
export function remembered(body: Body, accessesOf: (body: Body) => readonly Access[]): readonly Access[] {
  const { chain, node } = body;
  let summaries = known.get(chain);
  if (!summaries) known.set(chain, (summaries = new Map()));
  const key = `${node.sourceFile.path}#${node.id}`;
  const before = summaries.get(key);
  if (before) return before;
  // A function that calls itself adds nothing new.
  summaries.set(key, []);
  const all = accessesOf(body).filter(({ of, cell }) => of !== 'memory' || cell.root.kind !== 'own');
  const distinct = new Map(all.map((access) => [keyOf(access), access]));
  const found = [...distinct.values()].slice(0, MOST);
  summaries.set(key, found);
  return found;
}

const keyOf = ({ of, mode, cell: { root, path }, file, name }: Access): string =>
  [of, mode, root.kind, 'key' in root ? root.key : '', path.join('.'), file?.key, name].join(' ');

/**
 * A cell of a function, in terms of its caller.
 *
 * @param receiver what `this` is
 * @param argument the argument for a parameter
 */
export function given(cell: Cell, receiver: Cell | undefined, argument: (index: number) => Cell): Cell {
  const { root, path } = cell;
  if (root.kind === 'this') return receiver ? within(receiver, path) : LIKELY_OWN;
  return root.kind === 'parameter' ? within(argument(root.index), path) : cell;
}

const within = (base: Cell, path: readonly string[]): Cell => (base.root.kind === 'own' ? base : inside(base, ...path));
