/**
 * Held out: written before its estimates were looked at; no part of the model was made for it, and no constant is
 * chosen by it.
 */

interface Booking {
  id: number;
  room: string;
  from: number;
  to: number;
  guest: { name: string; email: string };
  extras: string[];
}
interface Metric {
  name: string;
  value: number;
  labels: Record<string, string>;
}

const makeBookings = (count: number): Booking[] =>
  Array.from({ length: count }, (_, id) => ({
    id,
    room: `R${id % 120}`,
    from: (id * 37) % 5_000,
    to: ((id * 37) % 5_000) + 3,
    guest: { name: `Guest ${id}`, email: `guest${id}@example.org` },
    extras: id % 2 ? ['breakfast'] : [],
  }));

function makeMetrics(count: number): Metric[] {
  const metrics: Metric[] = [];
  for (let at = 0; at < count; at++)
    metrics.push({
      name: `metric_${at % 50}`,
      value: at * 0.5,
      labels: { host: `h${at % 20}`, zone: at % 2 ? 'a' : 'b' },
    });
  return metrics;
}

export function overlappingBookings(): number {
  const bookings = makeBookings(3_000);
  let clashes = 0;
  for (let a = 0; a < bookings.length; a++) {
    for (let b = a + 1; b < bookings.length; b++) {
      if (
        bookings[a]!.room === bookings[b]!.room &&
        bookings[a]!.from < bookings[b]!.to &&
        bookings[b]!.from < bookings[a]!.to
      )
        clashes++;
    }
  }
  return clashes;
}

export function bookingsByRoom(): number {
  const rooms = new Map<string, Booking[]>();
  for (const booking of makeBookings(60_000)) {
    const list = rooms.get(booking.room);
    if (list) list.push(booking);
    else rooms.set(booking.room, [booking]);
  }
  for (const list of rooms.values()) list.sort((a, b) => a.from - b.from);
  return rooms.size;
}

export function exposeMetrics(): number {
  const lines = makeMetrics(30_000).map(({ name, value, labels }) => {
    const pairs = Object.entries(labels)
      .map(([key, label]) => `${key}="${label}"`)
      .join(',');
    return `${name}{${pairs}} ${value}`;
  });
  return lines.join('\n').length;
}

export function parseMetrics(): number {
  const text = Array.from({ length: 40_000 }, (_, at) => `metric_${at % 50}{host="h${at % 20}"} ${at}`).join('\n');
  let sum = 0;
  for (const line of text.split('\n')) {
    const space = line.lastIndexOf(' ');
    sum += Number(line.slice(space + 1));
  }
  return sum;
}

export function maskEmails(): number {
  return makeBookings(40_000).map(({ guest }) => ({ ...guest, email: guest.email.replace(/^(.).*@/, '$1***@') }))
    .length;
}

export function bubbleSort(): number {
  const values = Array.from({ length: 3_000 }, (_, at) => (at * 7_919) % 3_001);
  for (let end = values.length - 1; end > 0; end--) {
    for (let at = 0; at < end; at++) {
      if (values[at]! > values[at + 1]!) {
        const kept = values[at]!;
        values[at] = values[at + 1]!;
        values[at + 1] = kept;
      }
    }
  }
  return values[0]!;
}

export function checksumBuffer(): number {
  const bytes = Buffer.alloc(2_000_000, 'payload');
  let crc = 0;
  for (let at = 0; at < bytes.length; at++) {
    crc ^= bytes[at]!;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
}

export function validateForms(): number {
  const email = /^[^@\s]+@[^@\s]+\.[a-z]+$/;
  return makeBookings(50_000).filter(({ guest }) => guest.name.trim().length > 0 && email.test(guest.email)).length;
}

export function diffSettings(): number {
  const left = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`key-${at}`, at]));
  const right: Record<string, number> = {};
  for (let at = 0; at < 5_000; at++) right[`key-${at}`] = at % 3 === 0 ? at : at + 1;
  const changed: string[] = [];
  for (const key of Object.keys(left)) if (left[key] !== right[key]) changed.push(key);
  return changed.length;
}

export function renderTable(): number {
  let html = '<table>';
  for (let row = 0; row < 2_000; row++) {
    html += '<tr>';
    for (let column = 0; column < 20; column++) html += `<td>${row * column}</td>`;
    html += '</tr>';
  }
  return `${html}</table>`.length;
}

export function convolve(): number {
  const signal = new Float64Array(40_000).map((_, at) => Math.sin(at));
  const kernel = new Float64Array(64).fill(1 / 64);
  const out = new Float64Array(signal.length);
  for (let at = 0; at < signal.length - kernel.length; at++) {
    let sum = 0;
    for (let tap = 0; tap < kernel.length; tap++) sum += signal[at + tap]! * kernel[tap]!;
    out[at] = sum;
  }
  return out[100]!;
}

export function paginate(): number {
  const bookings = makeBookings(20_000);
  const pages: { page: number; ids: number[] }[] = [];
  for (let start = 0; start < bookings.length; start += 25)
    pages.push({ page: start / 25, ids: bookings.slice(start, start + 25).map(({ id }) => id) });
  return pages.length;
}

export function cloneBookings(): number {
  return makeBookings(10_000).map((booking) => structuredClone(booking)).length;
}

export function cacheKeys(): number {
  const cache = new Map<string, number>();
  for (let at = 0; at < 60_000; at++) {
    const key = JSON.stringify({ user: at % 500, page: at % 20 });
    if (!cache.has(key)) cache.set(key, at);
  }
  return cache.size;
}

class Stack {
  readonly #items: number[] = [];
  push(item: number): void {
    this.#items.push(item);
  }
  pop(): number {
    return this.#items.pop() ?? 0;
  }
}

export function evaluate(): number {
  const stack = new Stack();
  for (let at = 0; at < 500_000; at++) {
    stack.push(at);
    stack.push(at + 1);
    stack.push((stack.pop() * stack.pop()) % 1_000);
  }
  return stack.pop();
}

export function movingMedian(): number {
  const values = Array.from({ length: 20_000 }, (_, at) => (at * 7_919) % 1_009);
  const medians: number[] = [];
  for (let at = 15; at < values.length; at++) medians.push([...values.slice(at - 15, at)].sort((a, b) => a - b)[7]!);
  return medians.length;
}

const depthOf = (left: number): number =>
  left <= 1 ? 1 : 1 + Math.max(depthOf(Math.floor(left / 2)), depthOf(Math.floor(left / 2)));

export const balancedDepth = (): number => depthOf(100_000);

export function wordFrequencies(): number {
  const text = 'it was the best of times it was the worst of times '.repeat(8_000);
  const counts = new Map<string, number>();
  for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).length;
}

export function totalsPerDay(): number {
  const totals: Record<string, number> = {};
  for (let at = 0; at < 40_000; at++) {
    const day = new Date(1_700_000_000_000 + at * 600_000).toISOString().slice(0, 10);
    totals[day] = (totals[day] ?? 0) + at;
  }
  return Object.keys(totals).length;
}

export function pairwiseDistances(): number {
  const names = Array.from({ length: 400 }, (_, at) => `name-${at}`);
  let same = 0;
  for (const a of names) {
    for (const b of names) {
      let at = 0;
      while (at < a.length && at < b.length && a[at] === b[at]) at++;
      same += at;
    }
  }
  return same;
}
