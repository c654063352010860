import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

const pool = new Tinypool({
  filename: new URL('./sum-of-squares.js', import.meta.url).href,
  runtime: 'child_process',
  maxThreads: availableParallelism(),
});

const sums: number[] = await Promise.all([1_000, 2_000, 3_000].map(n => pool.run(n)));
await pool.destroy();
