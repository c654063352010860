/** Loops that were written when the cost model was as it is: what it makes of code that it was not made with. */
import { written, type GrowthCase } from './loops.ts';

export const afterwards: readonly GrowthCase[] = written({
  missingNames: [2, 'return rows.map((row) => row.name).filter((name) => !names.includes(`${name}!`)).length;'],
  closestPairs: [
    2,
    `let best = Infinity;
  for (let i = 0; i < rows.length; i++)
    for (let j = i + 1; j < rows.length; j++) best = Math.min(best, Math.abs(rows[i]!.price - rows[j]!.price) + i);
  return best;`,
  ],
  bubble: [
    2,
    `const list = ids.slice();
  for (let i = 0; i < list.length; i++)
    for (let j = 0; j < list.length - 1; j++)
      if (list[j]! < list[j + 1]!) [list[j], list[j + 1]] = [list[j + 1]!, list[j]!];
  return list;`,
  ],
  groupByLookup: [
    2,
    `const groups: { name: string; rows: Row[] }[] = [];
  for (const row of rows) {
    const group = groups.find(({ name }) => name === row.name);
    if (group) group.rows.push(row);
    else groups.push({ name: row.name, rows: [row] });
  }
  return groups;`,
  ],
  groupByMap: [
    1,
    `const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.name);
    if (group) group.push(row);
    else groups.set(row.name, [row]);
  }
  return groups;`,
  ],
  mergeProperties: [2, 'return rows.reduce((all, row) => Object.assign({}, all, { [row.name]: row.id }), {});'],
  mergeInPlace: [
    1,
    `const all: Record<string, number> = {};
  rows.forEach((row) => Object.assign(all, { [row.name]: row.id }));
  return all;`,
  ],
  sortedOnce: [1, 'return [...rows].sort((a, b) => a.price - b.price).slice(0, 10);'],
  joined: [1, "return rows.map(({ name, price }) => `${name}: ${price}`).join('\\n').length;"],
  countTags: [
    1,
    `const counts: Record<string, number> = {};
  for (const { tags } of rows) for (const tag of tags) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;`,
  ],
  drainFront: [
    2,
    `const queue = others.map(({ id }) => id);
  let sum = 0;
  while (queue.length > 0) { sum += queue[0]!; queue.splice(0, 1); }
  return sum;`,
  ],
  drainBack: [
    1,
    `const stack = others.map(({ id }) => id);
  let sum = 0;
  while (stack.length > 0) sum += stack.pop()!;
  return sum;`,
  ],
  uniqueByFind: [
    2,
    'return rows.filter((row, at) => rows.findIndex((other) => other.name === row.name) === at).length;',
  ],
  uniqueBySet: [1, 'return [...new Set(rows.map(({ name }) => name))].length;'],
  intersectTwice: [2, 'return ids.filter((id) => others.some((other) => other.id === id) && id > 2).length;'],
  lastOf: [2, 'let sum = 0; for (const row of rows) sum += ids.lastIndexOf(row.id / 2 + 0.25); return sum;'],
  serializeEach: [1, 'return rows.map((row) => JSON.stringify({ id: row.id, name: row.name })).length;'],
  cloneAll: [2, 'let sum = 0; for (let at = 0; at < rows.length; at++) sum += rows.slice(0).length; return sum;'],
  prefixSums: [
    2,
    'return rows.map((_, at) => rows.slice(0, at + 1).reduce((all, { price }) => all + price, 0)).length;',
  ],
  runningSum: [1, 'let all = 0; return rows.map(({ price }) => (all += price)).length;'],
  filterChain: [
    1,
    'return rows.filter(({ id }) => id % 2 === 0).map(({ price }) => price * 2).reduce((a, b) => a + b, 0);',
  ],
  indexOnce: [
    1,
    'const index = new Map(others.map((row) => [row.name, row])); return rows.filter(({ name }) => index.has(name)).length;',
  ],
});
