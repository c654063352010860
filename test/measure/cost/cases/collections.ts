/** Loops over lists, maps and objects whose time is compared with its estimate. */

interface User {
  id: number;
  name: string;
  age: number;
  tags: string[];
}
interface Order {
  id: number;
  userId: number;
  total: number;
}

const makeUsers = (count: number): User[] =>
  Array.from({ length: count }, (_, id) => ({ id, name: `user-${id}`, age: id % 90, tags: ['a', `t${id % 7}`] }));
const makeOrders = (count: number): Order[] =>
  Array.from({ length: count }, (_, id) => ({ id, userId: (id * 7919) % 2000, total: (id % 100) + 0.5 }));

export function joinByFilter(): number {
  const users = makeUsers(2000);
  const orders = makeOrders(5000);
  return users.map((user) => orders.filter((order) => order.userId === user.id).length).reduce((a, b) => a + b, 0);
}

export function joinByFind(): number {
  const users = makeUsers(2000);
  const orders = makeOrders(10_000);
  let found = 0;
  for (const order of orders) if (users.find((user) => user.id === order.userId)) found++;
  return found;
}

export function joinByMap(): number {
  const users = makeUsers(50_000);
  const byId = new Map(users.map((user) => [user.id, user]));
  let sum = 0;
  for (const order of makeOrders(200_000)) sum += byId.get(order.userId)?.age ?? 0;
  return sum;
}

export function uniqueByIncludes(): number {
  const seen: number[] = [];
  for (let i = 0; i < 30_000; i++) {
    const value = (i * 7919) % 10_007;
    if (!seen.includes(value)) seen.push(value);
  }
  return seen.length;
}

export function uniqueBySet(): number {
  const seen = new Set<number>();
  for (let i = 0; i < 1_000_000; i++) seen.add((i * 7919) % 100_003);
  return seen.size;
}

export function gatherBySpread(): number {
  let all: number[] = [];
  for (let i = 0; i < 6000; i++) all = [...all, i];
  return all.length;
}

export function indexBySpread(): number {
  const ids = Array.from({ length: 1500 }, (_, i) => `id-${i}`);
  const index = ids.reduce<Record<string, boolean>>((all, id) => ({ ...all, [id]: true }), {});
  return Object.keys(index).length;
}

export function gatherByConcat(): number {
  let all: number[] = [];
  for (let i = 0; i < 5000; i++) all = all.concat([i, i + 1]);
  return all.length;
}

export function sortNumbers(): number {
  const values: number[] = [];
  for (let i = 0; i < 300_000; i++) values.push((i * 7919) % 1_000_003);
  values.sort((a, b) => a - b);
  return values[10]!;
}

export function sortUsers(): string {
  const users = makeUsers(50_000);
  users.sort((a, b) => a.name.localeCompare(b.name));
  return users[0]!.name;
}

export function chain(): number {
  return Array.from({ length: 500_000 }, (_, i) => i)
    .map((value) => value * 3)
    .filter((value) => value % 2 === 0)
    .map((value) => ({ value, half: value / 2 }))
    .reduce((sum, { half }) => sum + half, 0);
}

export function groupByKey(): number {
  const groups: Record<string, Order[]> = {};
  for (const order of makeOrders(300_000)) {
    const key = `user-${order.userId}`;
    groups[key] ??= [];
    groups[key].push(order);
  }
  return Object.keys(groups).length;
}

export function countPairs(): number {
  const values = Array.from({ length: 6000 }, (_, i) => (i * 31) % 997);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) if (values[i]! + values[j]! === 997) count++;
  }
  return count;
}

export function flattenTags(): number {
  const tags = makeUsers(100_000).flatMap((user) => user.tags);
  return new Set(tags).size;
}

export function entriesOfObjects(): number {
  let sum = 0;
  for (const order of makeOrders(100_000)) for (const [, value] of Object.entries(order)) sum += value as number;
  return sum;
}

export function permutations(): number {
  const result: number[][] = [];
  const permute = (rest: number[], chosen: number[]): void => {
    if (rest.length === 0) {
      result.push(chosen);
      return;
    }
    for (let i = 0; i < rest.length; i++) permute([...rest.slice(0, i), ...rest.slice(i + 1)], [...chosen, rest[i]!]);
  };
  permute([1, 2, 3, 4, 5, 6, 7, 8], []);
  return result.length;
}
