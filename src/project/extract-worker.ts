/** The entry of an extraction thread: reads and parses batches of files. It may block, because it is a worker. */
import { parentPort } from 'node:worker_threads';
import type { Parser } from '../analysis/index.ts';
import type { BatchAnswer, BatchRow, ExtractRequest } from './extract/batch.ts';
import { extractNow } from './extract/extract-now.ts';
import { loadParser } from './extract/load-parser.ts';

// Load the parser while the first files are still being chosen.
void loadParser();

parentPort?.on('message', (requests: readonly ExtractRequest[]) => void answer(requests));

async function answer(requests: readonly ExtractRequest[]): Promise<void> {
  const batch = extractBatch(requests, await loadParser());
  parentPort?.postMessage(batch, [batch.json.buffer]);
}

function extractBatch(requests: readonly ExtractRequest[], parser: Parser): BatchAnswer {
  const pieces: string[] = [];
  const rows = requests.map((request): BatchRow => {
    const extracted = extractNow(request, parser);
    if ('error' in extracted) return extracted.error;
    if (!extracted.facts) return [extracted.hash, 0];
    const json = JSON.stringify(extracted.facts);
    pieces.push(json);
    return [extracted.hash, Buffer.byteLength(json)];
  });
  return { rows, json: new TextEncoder().encode(pieces.join('')) };
}
