import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

await pipeline(
  createReadStream('input.txt', 'utf8'),
  async function* (chunks: AsyncIterable<string>) {
    for await (const chunk of chunks) yield chunk.toUpperCase();
  },
  createWriteStream('output.txt'),
);
