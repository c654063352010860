/** The entry of a thread that analyzes partitions, one at a time. It may block, because it is a worker. */
import { parentPort } from 'node:worker_threads';
import { loadParser } from './extract/load-parser.ts';
import { analysePartition } from './partitions/analyse-partition.ts';
import type { FromThread, Setup, ToThread } from './partitions/messages.ts';
import type { Partition } from './partitions/partition.ts';
import { OutgoingFacts, ThreadExtractor } from './partitions/thread-extractor.ts';
import { openSurroundings } from './project-reader.ts';
import type { Surroundings } from './linked-program.ts';

/** Number of files between two progress messages. */
const OFTEN = 50;

// Load the parser while files are still being found.
void loadParser();

let ready: { readonly setup: Setup; readonly around: Promise<Surroundings> } | undefined;

parentPort?.on('message', (message: ToThread) => {
  if ('setup' in message)
    ready = { setup: message.setup, around: openSurroundings(message.setup.read.root, message.setup.disk) };
  else void answer(message.partition);
});

async function answer(partition: Partition): Promise<void> {
  const { setup, around } = ready!;
  const cache = setup.keeps ? new OutgoingFacts((facts) => tell({ facts }, [facts.json.buffer])) : undefined;
  let settled = 0;
  const onSettled = () => {
    if (++settled % OFTEN === 0) tell({ settled: OFTEN });
  };
  const result = await analysePartition(partition, setup, {
    around,
    source: new ThreadExtractor(setup.keeps),
    cache,
    onSettled,
  });
  cache?.flush();
  tell({ settled: settled % OFTEN });
  tell({ answer: result });
}

function tell(message: FromThread, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
