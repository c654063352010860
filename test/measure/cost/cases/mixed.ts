/** Functions of all kinds whose time is compared with its estimate. */

export function gameOfLife(): number {
  const size = 200;
  let cells = Array.from({ length: size * size }, (_, at) => (at * 7) % 3 === 0);
  for (let generation = 0; generation < 20; generation++) {
    const next: boolean[] = [];
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        let neighbours = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (dx === 0 && dy === 0) continue;
            if (cells[((y + dy + size) % size) * size + ((x + dx + size) % size)]) neighbours++;
          }
        }
        next.push(neighbours === 3 || (neighbours === 2 && cells[y * size + x]!));
      }
    }
    cells = next;
  }
  return cells.filter(Boolean).length;
}

export function knapsack(): number {
  const weights = Array.from({ length: 200 }, (_, i) => 3 + ((i * 7) % 40));
  const capacity = 5000;
  const best = new Array<number>(capacity + 1).fill(0);
  for (const weight of weights) {
    for (let room = capacity; room >= weight; room--)
      best[room] = Math.max(best[room]!, best[room - weight]! + weight * 2);
  }
  return best[capacity]!;
}

export function nearest(): number {
  const points = Array.from({ length: 2500 }, (_, i) => ({ x: (i * 37) % 1000, y: (i * 91) % 1000 }));
  let sum = 0;
  for (const a of points) {
    let least = Infinity;
    for (const b of points) {
      if (a === b) continue;
      const distance = Math.hypot(a.x - b.x, a.y - b.y);
      if (distance < least) least = distance;
    }
    sum += least;
  }
  return sum;
}

export function slugs(): number {
  const titles = Array.from({ length: 80_000 }, (_, i) => `The ${i}th Title, of Many!`);
  return titles
    .map((title) =>
      title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .trim(),
    )
    .filter((slug) => slug.includes('99')).length;
}

export function movingAverage(): number {
  const values = Array.from({ length: 100_000 }, (_, i) => i % 100);
  const averages: number[] = [];
  for (let i = 50; i < values.length; i++) {
    const window = values.slice(i - 50, i);
    averages.push(window.reduce((a, b) => a + b, 0) / window.length);
  }
  return averages.length;
}

const countPaths = (x: number, y: number): number =>
  x === 0 || y === 0 ? 1 : countPaths(x - 1, y) + countPaths(x, y - 1);

export const paths = (): number => countPaths(11, 11);

class Account {
  balance = 0;
  readonly history: number[] = [];
  deposit(amount: number): void {
    this.balance += amount;
    this.history.push(amount);
  }
}

export function deposits(): number {
  const accounts = Array.from({ length: 100 }, () => new Account());
  for (let day = 0; day < 20_000; day++) for (const account of accounts) account.deposit(day % 17);
  return accounts[5]!.balance;
}

export function inventory(): number {
  const stock = new Map<string, number>();
  for (let i = 0; i < 400_000; i++) {
    const key = `item-${i % 5000}`;
    stock.set(key, (stock.get(key) ?? 0) + 1);
  }
  return [...stock.entries()].sort(([, a], [, b]) => b - a).slice(0, 10).length;
}

export function mergeSettings(): number {
  let settings: Record<string, number> = {};
  for (let i = 0; i < 1000; i++) settings = { ...settings, [`key${i}`]: i };
  return Object.keys(settings).length;
}

export function removeOneByOne(): number {
  const queue = Array.from({ length: 30_000 }, (_, i) => i);
  let sum = 0;
  while (queue.length > 0) sum += queue.shift()!;
  return sum;
}

export function histogram(): number {
  const bins = new Array<number>(256).fill(0);
  for (let i = 0; i < 5_000_000; i++) bins[(i * 2654435761) & 255]!++;
  return bins[3]!;
}

export function logTable(): number {
  let text = '';
  for (let i = 1; i < 200_000; i++) text += `${i}: ${Math.log(i).toFixed(4)}\n`;
  return text.length;
}

export function transpose(): number {
  const grid = Array.from({ length: 700 }, (_, y) => Array.from({ length: 700 }, (_, x) => x * y));
  const turned = grid[0]!.map((_, column) => grid.map((row) => row[column]!));
  return turned[3]![4]!;
}

export function subsets(): number {
  const items = Array.from({ length: 16 }, (_, i) => i);
  const all: number[][] = [];
  for (let mask = 0; mask < 2 ** 16; mask++) all.push(items.filter((item) => mask & (1 << item)));
  return all.length;
}
