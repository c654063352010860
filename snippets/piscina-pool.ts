import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

const pool = new Piscina<number, number>({
  filename: new URL('./sum-of-squares.js', import.meta.url).href,
  maxThreads: availableParallelism(),
});

const sums = await Promise.all([1_000, 2_000, 3_000].map(n => pool.run(n)));
await pool.close();
