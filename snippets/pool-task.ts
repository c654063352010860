/** The task of a worker in the pool. It may block: nothing else runs on its thread. */
export default function sumOfSquares(n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i * i;
  return sum;
}
