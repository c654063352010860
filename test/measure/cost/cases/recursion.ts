/** Functions that call themselves whose time is compared with its estimate. */

const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));

export const fibonacci = (): number => fib(32);

function hanoi(disks: number, from: string, to: string, via: string): number {
  if (disks === 0) return 0;
  return hanoi(disks - 1, from, via, to) + 1 + hanoi(disks - 1, via, to, from);
}

export const towers = (): number => hanoi(20, 'a', 'c', 'b');

function mergeSort(values: number[]): number[] {
  if (values.length <= 1) return values;
  const middle = Math.floor(values.length / 2);
  const left = mergeSort(values.slice(0, middle));
  const right = mergeSort(values.slice(middle));
  const merged: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) merged.push(left[i]! <= right[j]! ? left[i++]! : right[j++]!);
  while (i < left.length) merged.push(left[i++]!);
  while (j < right.length) merged.push(right[j++]!);
  return merged;
}

export const sortByMerging = (): number =>
  mergeSort(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 100_003))[5]!;

function ackermannLike(depth: number, width: number): number {
  if (depth === 0) return 1;
  let sum = 0;
  for (let i = 0; i < width; i++) sum += ackermannLike(depth - 1, width);
  return sum;
}

export const fanOut = (): number => ackermannLike(7, 7);

const sumTo = (n: number): number => (n === 0 ? 0 : n + sumTo(n - 1));

export function sumOften(): number {
  let sum = 0;
  for (let i = 0; i < 3000; i++) sum += sumTo(1000);
  return sum;
}

function search(values: readonly number[], wanted: number, low: number, high: number): number {
  if (low > high) return -1;
  const middle = (low + high) >> 1;
  if (values[middle] === wanted) return middle;
  if (values[middle]! < wanted) return search(values, wanted, middle + 1, high);
  return search(values, wanted, low, middle - 1);
}

export function searchOften(): number {
  const values = Array.from({ length: 100_000 }, (_, i) => i * 2);
  let found = 0;
  for (let i = 0; i < 300_000; i++) if (search(values, i, 0, 99_999) >= 0) found++;
  return found;
}

const power = (base: number, exponent: number): number => (exponent === 0 ? 1 : base * power(base, exponent - 1));

export function powers(): number {
  let sum = 0;
  for (let i = 0; i < 100_000; i++) sum += power(1.001, 50);
  return sum;
}

function placeQueens(row: number, columns: number[], size: number): number {
  if (row === size) return 1;
  let count = 0;
  for (let column = 0; column < size; column++) {
    if (columns.every((other, at) => other !== column && Math.abs(other - column) !== row - at))
      count += placeQueens(row + 1, [...columns, column], size);
  }
  return count;
}

export const queens = (): number => placeQueens(0, [], 9);
