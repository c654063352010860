/** What services and editors do with employees, events, texts and numbers, whose time is compared with its estimate. */

interface Employee {
  id: number;
  name: string;
  manager: number;
  salary: number;
  skills: string[];
  hired: number;
}
interface Event {
  user: string;
  kind: string;
  at: number;
  payload: { page: string; ms: number };
}
interface Branch {
  key: number;
  left?: Branch;
  right?: Branch;
}

const makeEmployees = (count: number): Employee[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    name: `Employee ${id}`,
    manager: Math.floor(id / 10),
    salary: 30_000 + ((id * 977) % 50_000),
    skills: ['js', 'css', `lang-${id % 5}`],
    hired: 1_600_000_000_000 + id * 86_400,
  }));

function makeEvents(count: number): Event[] {
  const events: Event[] = [];
  for (let at = 0; at < count; at++)
    events.push({
      user: `u${at % 300}`,
      kind: at % 5 === 0 ? 'click' : 'view',
      at,
      payload: { page: `/p/${at % 40}`, ms: at % 900 },
    });
  return events;
}

export function averageSalaryBySkill(): number {
  const sums = new Map<string, { total: number; count: number }>();
  for (const { skills, salary } of makeEmployees(40_000)) {
    for (const skill of skills) {
      const sum = sums.get(skill) ?? { total: 0, count: 0 };
      sum.total += salary;
      sum.count++;
      sums.set(skill, sum);
    }
  }
  return [...sums.values()].map(({ total, count }) => total / count).length;
}

export function topEarners(): string {
  return makeEmployees(30_000)
    .filter(({ salary }) => salary > 40_000)
    .sort((a, b) => b.salary - a.salary)
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ');
}

export function reportChains(): number {
  const employees = makeEmployees(20_000);
  let levels = 0;
  for (const employee of employees) {
    let current = employee;
    while (current.id !== current.manager) {
      current = employees[current.manager]!;
      levels++;
    }
  }
  return levels;
}

export function sessionsOfEvents(): number {
  const byUser: Record<string, Event[]> = {};
  for (const event of makeEvents(120_000)) (byUser[event.user] ??= []).push(event);
  let sessions = 0;
  for (const events of Object.values(byUser)) {
    for (let at = 1; at < events.length; at++) if (events[at]!.at - events[at - 1]!.at > 200) sessions++;
  }
  return sessions;
}

export function percentiles(): number {
  const times = makeEvents(100_000)
    .map(({ payload }) => payload.ms)
    .sort((a, b) => a - b);
  return [0.5, 0.9, 0.99].map((share) => times[Math.floor(times.length * share)]!).reduce((a, b) => a + b, 0);
}

function insert(root: Branch, key: number): void {
  let at = root;
  for (;;) {
    if (key < at.key) {
      if (!at.left) {
        at.left = { key };
        return;
      }
      at = at.left;
    } else {
      if (!at.right) {
        at.right = { key };
        return;
      }
      at = at.right;
    }
  }
}

export function fillTree(): number {
  const root: Branch = { key: 500_000 };
  for (let at = 0; at < 50_000; at++) insert(root, (at * 7_919) % 1_000_003);
  return root.key;
}

export function pivotTable(): number {
  const cells: Record<string, Record<string, number>> = {};
  for (const { kind, payload } of makeEvents(100_000)) {
    const row = (cells[kind] ??= {});
    row[payload.page] = (row[payload.page] ?? 0) + payload.ms;
  }
  return Object.keys(cells).length;
}

export function camelCaseKeys(): number {
  const rows = Array.from({ length: 20_000 }, (_, id) => ({
    user_id: id,
    first_name: 'a',
    last_name: 'b',
    created_at: id * 2,
  }));
  const renamed = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
    ),
  );
  return renamed.length;
}

export function removeDuplicates(): number {
  const names = makeEmployees(5_000).map(({ name }) => name.slice(0, 11));
  return names.filter((name, at) => names.indexOf(name) === at).length;
}

export function highlight(): number {
  const words = ['lorem', 'ipsum', 'dolor'];
  let text = 'lorem ipsum dolor sit amet consectetur '.repeat(5_000);
  for (const word of words) text = text.split(word).join(`<b>${word}</b>`);
  return text.length;
}

export function wrapLines(): number {
  const words = 'the quick brown fox jumps over the lazy dog'.split(' ');
  const lines: string[] = [];
  let line = '';
  for (let at = 0; at < 200_000; at++) {
    const word = words[at % words.length]!;
    if (line.length + word.length > 80) {
      lines.push(line);
      line = '';
    }
    line += `${word} `;
  }
  return lines.length;
}

export function hexDump(): number {
  const bytes = new Uint8Array(150_000).map((_, at) => at & 255);
  let dump = '';
  for (const byte of bytes) dump += byte.toString(16).padStart(2, '0');
  return dump.length;
}

export function checkLuhn(): number {
  let valid = 0;
  for (let card = 0; card < 30_000; card++) {
    const digits = String(4_000_000_000_000_000 + card * 7);
    let sum = 0;
    for (let at = 0; at < digits.length; at++) {
      let digit = Number(digits[digits.length - 1 - at]);
      if (at % 2 === 1) {
        digit *= 2;
        if (digit > 9) digit -= 9;
      }
      sum += digit;
    }
    if (sum % 10 === 0) valid++;
  }
  return valid;
}

export function smooth(): number {
  let values = Array.from({ length: 20_000 }, (_, at) => (at * 13) % 256);
  for (let round = 0; round < 20; round++) {
    values = values.map((value, at) => ((values[at - 1] ?? value) + value + (values[at + 1] ?? value)) / 3);
  }
  return values[99]!;
}

export function dotProducts(): number {
  const vectors = Array.from({ length: 300 }, (_, row) =>
    Float64Array.from({ length: 128 }, (_, column) => ((row * column) % 11) / 11),
  );
  let best = 0;
  for (let a = 0; a < vectors.length; a++) {
    for (let b = a + 1; b < vectors.length; b++) {
      let sum = 0;
      for (let at = 0; at < 128; at++) sum += vectors[a]![at]! * vectors[b]![at]!;
      best = Math.max(best, sum);
    }
  }
  return best;
}

export function intersectLists(): number {
  const left = makeEmployees(3_000).map(({ id }) => id * 2);
  const right = makeEmployees(3_000).map(({ id }) => id * 3);
  return left.filter((id) => right.includes(id)).length;
}

export function flattenPages(): number {
  const pages = Array.from({ length: 500 }, (_, page) => ({
    page,
    items: Array.from({ length: 200 }, (_, at) => page * 200 + at),
  }));
  return pages.flatMap(({ items }) => items).filter((item) => item % 3 === 0).length;
}

export function deepSettings(): number {
  let last = {};
  for (let user = 0; user < 20_000; user++) {
    const base = { theme: 'dark', editor: { size: 12, wrap: true }, tags: ['a'] };
    last = { ...base, user, editor: { ...base.editor, size: user % 20 }, tags: [...base.tags, 'b'] };
  }
  return Object.keys(last).length;
}

export function saveAndLoad(): number {
  const saved = makeEmployees(8_000).map((employee) => JSON.stringify(employee));
  return saved.map((text) => JSON.parse(text) as Employee).filter(({ salary }) => salary > 50_000).length;
}

export function combinations(): number {
  const prices = Array.from({ length: 22 }, (_, at) => at + 1);
  const ways = (left: number, from: number): number => {
    if (left === 0) return 1;
    if (left < 0 || from === prices.length) return 0;
    return ways(left - prices[from]!, from) + ways(left, from + 1);
  };
  return ways(60, 0);
}
