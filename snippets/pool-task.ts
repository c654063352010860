/** What a worker of the pool does: it may block, nobody else runs on its thread. */
export default function sumOfSquares(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i * i;
  return sum;
}
