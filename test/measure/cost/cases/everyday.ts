/** Work of every day as handlers and jobs do it, whose time is compared with its estimate. */

interface Product {
  sku: string;
  title: string;
  price: number;
  stock: number;
  category: string;
  tags: string[];
}
interface Line {
  sku: string;
  quantity: number;
}
interface Invoice {
  id: number;
  customer: string;
  issued: string;
  lines: Line[];
}
interface Comment {
  id: number;
  parent: number;
  text: string;
  replies: Comment[];
}
interface Folder {
  name: string;
  bytes: number;
  children: Folder[];
}

const CATEGORIES = ['books', 'games', 'garden', 'kitchen', 'music'];

const makeProducts = (count: number): Product[] =>
  Array.from({ length: count }, (_, at) => ({
    sku: `sku-${at}`,
    title: `Product number ${at}`,
    price: (at % 97) + 0.99,
    stock: at % 13,
    category: CATEGORIES[at % CATEGORIES.length]!,
    tags: ['new', `size-${at % 4}`],
  }));

const makeInvoices = (count: number): Invoice[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    customer: `customer-${id % 500}`,
    issued: `2024-${String((id % 12) + 1).padStart(2, '0')}-15`,
    lines: [
      { sku: `sku-${id % 1000}`, quantity: 1 + (id % 3) },
      { sku: `sku-${(id * 7) % 1000}`, quantity: 2 },
    ],
  }));

/** A page of a sorted list, sorted anew for each request. */
export function pagesOfProducts(): number {
  const products = makeProducts(2_000);
  let shown = 0;
  for (let page = 1; page <= 20; page++) {
    const sorted = [...products].sort((a, b) => a.price - b.price);
    shown += sorted.slice((page - 1) * 50, page * 50).length;
  }
  return shown;
}

export function totalsByCategory(): number {
  const totals: Record<string, number> = {};
  for (const product of makeProducts(150_000))
    totals[product.category] = (totals[product.category] ?? 0) + product.price * product.stock;
  return Object.values(totals).reduce((sum, total) => sum + total, 0);
}

export function invoiceTotals(): number {
  const prices = new Map(makeProducts(1_000).map(({ sku, price }) => [sku, price]));
  return makeInvoices(60_000)
    .map((invoice) => ({
      ...invoice,
      total: invoice.lines.reduce((sum, { sku, quantity }) => sum + (prices.get(sku) ?? 0) * quantity, 0),
    }))
    .filter(({ total }) => total > 100).length;
}

export function groupByMonth(): number {
  const months = new Map<string, Invoice[]>();
  for (const invoice of makeInvoices(100_000)) {
    const month = invoice.issued.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(invoice);
    else months.set(month, [invoice]);
  }
  return months.size;
}

export function searchProducts(): number {
  const products = makeProducts(20_000);
  let hits = 0;
  for (const word of ['number 17', 'PRODUCT', 'nothing', '999', 'sku']) {
    const wanted = word.toLowerCase();
    hits += products.filter(({ title, sku }) => title.toLowerCase().includes(wanted) || sku.includes(wanted)).length;
  }
  return hits;
}

/** Comments come flat and leave as a tree. */
export function threadComments(): number {
  const comments: Comment[] = [];
  for (let id = 1; id <= 60_000; id++) comments.push({ id, parent: id >> 1, text: `Comment ${id}`, replies: [] });
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const roots: Comment[] = [];
  for (const comment of comments) {
    const parent = byId.get(comment.parent);
    if (parent) parent.replies.push(comment);
    else roots.push(comment);
  }
  return roots.length;
}

function makeFolder(depth: number, width: number): Folder {
  const children: Folder[] = [];
  if (depth > 0) for (let at = 0; at < width; at++) children.push(makeFolder(depth - 1, width));
  return { name: `folder-${depth}`, bytes: depth * 100, children };
}

export const buildFolders = (): number => makeFolder(6, 6).children.length;

export function parseQueryStrings(): number {
  let found = 0;
  for (let at = 0; at < 40_000; at++) {
    const query: Record<string, string> = {};
    for (const pair of `page=${at}&sort=name&order=asc&filter=a%20b`.split('&')) {
      const [key = '', value = ''] = pair.split('=');
      query[decodeURIComponent(key)] = decodeURIComponent(value);
    }
    if (query.sort === 'name') found++;
  }
  return found;
}

export function parseLog(): number {
  const lines = Array.from(
    { length: 50_000 },
    (_, at) => `2024-03-0${at % 9} 12:00:${at % 60} [info] request ${at} took ${at % 300}ms`,
  );
  const slow: { at: string; took: number }[] = [];
  for (const line of lines) {
    const match = /^(\S+ \S+) \[(\w+)\] request \d+ took (\d+)ms$/.exec(line);
    if (match && Number(match[3]) > 250) slow.push({ at: match[1]!, took: Number(match[3]) });
  }
  return slow.length;
}

export function renderRows(): number {
  const rows = makeProducts(30_000).map(
    ({ sku, title, price }) => `<tr><td>${sku}</td><td>${title}</td><td>${price.toFixed(2)}</td></tr>`,
  );
  return `<table>${rows.join('\n')}</table>`.length;
}

export function fillTemplates(): number {
  const template = 'Dear {{name}}, your order {{order}} of {{date}} is on its way.';
  let length = 0;
  for (let order = 0; order < 30_000; order++) {
    const values: Record<string, string> = {
      name: `Customer ${order % 100}`,
      order: String(order),
      date: '2024-05-01',
    };
    length += template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '').length;
  }
  return length;
}

export function exportCsv(): number {
  const quote = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  let csv = 'sku,title,price\n';
  for (const { sku, title, price } of makeProducts(40_000)) csv += `${quote(sku)},${quote(title)},${price}\n`;
  return csv.length;
}

export function daysBetween(): number {
  let workdays = 0;
  const end = new Date('2024-12-31').getTime();
  for (let year = 0; year < 100; year++) {
    const day = new Date('2024-01-01');
    while (day.getTime() <= end) {
      if (day.getDay() !== 0 && day.getDay() !== 6) workdays++;
      day.setDate(day.getDate() + 1);
    }
  }
  return workdays;
}

export function formatTimes(): number {
  let text = '';
  for (let minute = 0; minute < 60_000; minute++) {
    const date = new Date(minute * 60_000);
    text += `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')} `;
  }
  return text.length;
}

export function overlapOfTags(): number {
  const left = new Set(Array.from({ length: 200_000 }, (_, at) => `tag-${at}`));
  const right = Array.from({ length: 200_000 }, (_, at) => `tag-${at * 2}`);
  return right.filter((tag) => left.has(tag)).length;
}

export function countVisitors(): number {
  const visits = new Map<number, Set<number>>();
  for (let at = 0; at < 300_000; at++) {
    const page = at % 200;
    let visitors = visits.get(page);
    if (!visitors) visits.set(page, (visitors = new Set()));
    visitors.add((at * 31) % 5_000);
  }
  return Math.max(...[...visits.values()].map(({ size }) => size));
}

export function cloneDrafts(): number {
  const builder = { title: 'Draft', body: 'x'.repeat(200), meta: { author: 'a', tags: ['p', 'q', 'r'] } };
  const copies: unknown[] = [];
  for (let at = 0; at < 8_000; at++) copies.push(structuredClone(builder));
  return copies.length;
}

export function answerJson(): number {
  return JSON.stringify({ ok: true, items: makeProducts(25_000) }).length;
}

export function readMessages(): number {
  const message = JSON.stringify({ type: 'move', player: 'p1', position: { x: 10, y: 20 }, keys: ['up', 'left'] });
  let sum = 0;
  for (let at = 0; at < 60_000; at++) sum += (JSON.parse(message) as { position: { x: number } }).position.x;
  return sum;
}

/** Changes of one list against another, by looking each up. */
export function differences(): number {
  const before = makeProducts(2_500);
  const after = makeProducts(2_600);
  const added = after.filter(({ sku }) => !before.some((old) => old.sku === sku));
  const removed = before.filter(({ sku }) => !after.some((product) => product.sku === sku));
  return added.length + removed.length;
}

export function rotateImage(): number {
  const width = 1_200;
  const height = 900;
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = at;
  const turned = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) turned[x * height + (height - 1 - y)] = pixels[y * width + x]!;
  return turned[77]!;
}

export function shortestRoutes(): number {
  const count = 150;
  const distance = Array.from({ length: count }, (_, from) =>
    Array.from({ length: count }, (_, to) => ((from * 17 + to * 31) % 90) + 1),
  );
  for (let via = 0; via < count; via++) {
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        const way = distance[from]![via]! + distance[via]![to]!;
        if (way < distance[from]![to]!) distance[from]![to] = way;
      }
    }
  }
  return distance[3]![99]!;
}

export function breadthFirst(): number {
  const side = 400;
  const seen = new Uint8Array(side * side);
  const queue = [0];
  seen[0] = 1;
  for (let at = 0; at < queue.length; at++) {
    const cell = queue[at]!;
    const x = cell % side;
    for (const next of [cell - side, cell + side, x > 0 ? cell - 1 : -1, x < side - 1 ? cell + 1 : -1]) {
      if (next < 0 || next >= side * side || seen[next]) continue;
      seen[next] = 1;
      queue.push(next);
    }
  }
  return queue.length;
}

export function chunks(): number {
  const ids = Array.from({ length: 400_000 }, (_, at) => at);
  const batches: number[][] = [];
  for (let at = 0; at < ids.length; at += 100) batches.push(ids.slice(at, at + 100));
  return batches.map((batch) => batch.join(',').length).reduce((a, b) => a + b, 0);
}

export function validateRecords(): number {
  const errors: string[] = [];
  for (const { sku, title, price, stock, tags } of makeProducts(80_000)) {
    if (typeof sku !== 'string' || sku.length < 3) errors.push('sku');
    if (title.trim().length === 0) errors.push(`${sku}: title`);
    if (!Number.isFinite(price) || price < 0) errors.push(`${sku}: price`);
    if (!Number.isInteger(stock)) errors.push(`${sku}: stock`);
    if (!tags.every((tag) => /^[a-z0-9-]+$/.test(tag))) errors.push(`${sku}: tags`);
  }
  return errors.length;
}

export function sortByTitle(): string {
  return makeProducts(10_000)
    .map(({ title }) => title)
    .sort((a, b) => b.localeCompare(a))[0]!;
}

export function tokenise(): number {
  const source = 'let total = price * (1 + rate); // comment\n'.repeat(4_000);
  const tokens: string[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at]!;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < source.length && /\w/.test(source[end]!)) end++;
    tokens.push(source.slice(at, end));
    at = end;
  }
  return tokens.length;
}

export function countLetters(): number {
  const counts = new Map<string, number>();
  for (const letter of 'Sphinx of black quartz, judge my vow. '.repeat(10_000))
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts.size;
}
