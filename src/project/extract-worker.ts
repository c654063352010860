/** The program of an extraction thread: reads and parses batches of files. It may block, for that is what it is there for. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Parser } from '../analysis/index.ts';
import type { BatchAnswer, BatchRow, ExtractRequest } from './extract/batch.ts';
import { factsOfBytes, hashOf } from './extract/file-facts.ts';
import { loadParser } from './extract/load-parser.ts';

// While the first files are still being chosen.
void loadParser();

parentPort?.on('message', (requests: readonly ExtractRequest[]) => void answer(requests));

async function answer(requests: readonly ExtractRequest[]): Promise<void> {
  const batch = extractBatch(requests, await loadParser());
  parentPort?.postMessage(batch, [batch.json.buffer]);
}

function extractBatch(requests: readonly ExtractRequest[], parser: Parser): BatchAnswer {
  const pieces: string[] = [];
  const rows = requests.map(({ path, knownHash, depth }): BatchRow => {
    try {
      const bytes = readFileSync(path);
      const hash = hashOf(bytes);
      if (hash === knownHash) return [hash, 0];
      const json = JSON.stringify(factsOfBytes(bytes, path, parser, depth));
      pieces.push(json);
      return [hash, Buffer.byteLength(json)];
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return { code, message };
    }
  });
  return { rows, json: new TextEncoder().encode(pieces.join('')) };
}
