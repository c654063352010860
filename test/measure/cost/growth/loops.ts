/** Loops as people write them, each way to go over a list with each thing to do in its iterations, as code. */

/** What the loops are given; all of it is as large as is asked for. */
export const DATA = `
interface Row { id: number; name: string; price: number; tags: string[] }
export const given = (size: number) => {
  const rows: Row[] = Array.from({ length: size }, (_, id) => ({
    id, name: 'row-' + (1_000_000 + ((id * 7919) % size)), price: (id % 97) + 0.5, tags: ['a', 'b'] }));
  const others: Row[] = JSON.parse(JSON.stringify(rows));
  const names: string[] = others.map(({ name }) => name);
  const ids: number[] = others.map(({ id }) => id);
  return [rows, others, names, ids, new Set(names), new Map(others.map((row) => [row.id, row]))] as const;
};
`;

const PARAMETERS =
  'rows: Row[], others: Row[], names: string[], ids: number[], known: Set<string>, byId: Map<number, Row>';

const VARIABLES = `
  let sum = 0;
  let kept: any[] = [];
  let table: Record<string, number> = {};
  const box: { list: number[] } = { list: [] };
  let text = '';
  const left = ids.slice();`;

/** Ways to go over `rows`. */
const WAYS: Readonly<Record<string, (body: string) => string>> = {
  forOf: (body) => `for (const row of rows) { ${body} }`,
  counted: (body) => `for (let at = 0; at < rows.length; at++) { const row = rows[at]!; ${body} }`,
  whileLess: (body) => `let at = 0; while (at < rows.length) { const row = rows[at]!; ${body} at++; }`,
  forEach: (body) => `rows.forEach((row) => { ${body} });`,
  map: (body) => `sum += rows.map((row) => { ${body} return row.id; }).length;`,
  filter: (body) => `sum += rows.filter((row) => { ${body} return row.id > 3; }).length;`,
  reduce: (body) => `sum += rows.reduce((all, row) => { ${body} return all + row.id; }, 0);`,
};

/** What an iteration does, and how the whole grows. */
const ITERATIONS: Readonly<Record<string, readonly [order: number, body: string]>> = {
  includes: [2, 'if (names.includes(row.name)) sum++;'],
  indexOfText: [2, 'sum += names.indexOf(row.name);'],
  indexOfNumber: [2, 'sum += ids.indexOf(row.id + 0.5);'],
  find: [2, 'if (others.find((other) => other.id === row.id)) sum++;'],
  findIndex: [2, 'sum += others.findIndex((other) => other.name === row.name);'],
  some: [2, 'if (others.some((other) => other.id === row.id)) sum++;'],
  every: [2, 'if (others.every((other) => other.id !== row.id)) sum++;'],
  filterLength: [2, 'sum += others.filter((other) => other.id === row.id).length;'],
  innerForOf: [2, 'for (const other of others) if (other.id === row.id) sum++;'],
  innerCounted: [2, 'for (let n = 0; n < others.length; n++) sum += others[n]!.price * row.price;'],
  innerForEach: [2, 'others.forEach((other) => { sum += other.price; });'],
  innerReduce: [2, 'sum += others.reduce((all, { price }) => all + price, row.price);'],
  innerMap: [2, 'sum += others.map((other) => other.price + row.price).length;'],
  spreadVariable: [2, 'kept = [...kept, row.id];'],
  concatVariable: [2, 'kept = kept.concat([row.id]);'],
  concatProperty: [2, 'box.list = box.list.concat([row.id]);'],
  spreadProperty: [2, 'box.list = [...box.list, row.id];'],
  spreadObject: [2, 'table = { ...table, [row.name]: row.id };'],
  slice: [2, 'sum += ids.slice(row.id & 1).length;'],
  copy: [2, 'sum += [...others].length;'],
  distinct: [2, 'if (!kept.includes(row.name)) kept.push(row.name);'],
  splice: [2, 'sum += left.splice(left.length >> 1, 1).length;'],
  sortCopy: [2, 'sum += ids.slice().sort((a, b) => a - b)[0]!;'],
  stringify: [2, 'sum += JSON.stringify(names).length;'],
  arithmetic: [1, 'sum += row.price * 2 + row.id;'],
  hasSet: [1, 'if (known.has(row.name)) sum++;'],
  getMap: [1, 'sum += byId.get(row.id)?.price ?? 0;'],
  push: [1, 'kept.push(row.id);'],
  byKey: [1, 'table[row.name] = row.id;'],
  startsWith: [1, "if (row.name.startsWith('row-10')) sum++;"],
  parse: [1, 'sum += Number(row.name.slice(4));'],
  tags: [1, 'for (const tag of row.tags) sum += tag.length;'],
  tagsIncludes: [1, "if (row.tags.includes('c')) sum++;"],
  stringifyRow: [1, 'sum += JSON.stringify(row).length;'],
  pattern: [1, 'if (/^row-1/.test(row.name)) sum++;'],
  append: [1, 'text += row.name;'],
  root: [1, 'sum += Math.sqrt(row.price);'],
  copyRow: [1, 'kept.push({ ...row, seen: true });'],
};

export interface GrowthCase {
  readonly name: string;
  readonly order: number;
  readonly code: string;
}

export const loops: readonly GrowthCase[] = Object.entries(WAYS).flatMap(([way, around]) =>
  Object.entries(ITERATIONS).map(([iteration, [order, body]]) => {
    const name = `${way}_${iteration}`;
    const code = `export function ${name}(${PARAMETERS}) {${VARIABLES}\n  ${around(body)}\n  return [sum, kept, table, box, text];\n}`;
    return { name, order, code };
  }),
);

/** The same of functions that are written one by one. */
export const written = (cases: Readonly<Record<string, readonly [order: number, body: string]>>): GrowthCase[] =>
  Object.entries(cases).map(([name, [order, body]]) => ({
    name,
    order,
    code: `export function ${name}(${PARAMETERS}) {\n${body}\n}`,
  }));
