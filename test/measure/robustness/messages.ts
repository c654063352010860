/**
 * Random protocol messages, right and wrong, to a language server in a process of its own. It answers all the while,
 * and after them as a fresh server does.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Random } from '../../support/random.ts';
import { differencesShown, type Shown } from './found.ts';
import { BROKEN_BODIES, randomMessage, type Known } from './random-messages.ts';
import { HANG } from './report.ts';
import { startServer, type RunningServer, type ServerOptions } from './running-server.ts';
import { starvedOf } from './starved.ts';

export interface MessagesReport {
  readonly messages: number;
  readonly crashes: number;
  readonly hangs: number;
  /** Each in words. */
  readonly mismatches: readonly string[];
}

const BROKEN = 0.05;
const MESSAGES_PER_LOOK = 20;
const FILES = 20;
/** Milliseconds after which it counts as dead. */
const PATIENCE = 60_000;
/** Milliseconds for all that was sent to be shown. */
const QUIET = 3_000;

/** @param options of a server that nobody else uses */
export async function sendMessages(options: ServerOptions, count: number, random: Random): Promise<MessagesReport> {
  const server = await startServer(options);
  const files = [...server.client.shown().keys()].slice(0, FILES).map((uri) => fileURLToPath(uri));
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
  let [version, sent, hangs] = [0, 0, 0];
  if (texts.size === 0) return { messages: 0, crashes: 0, hangs: 0, mismatches: ['nothing is shown'] };
  const known: Known = { root: options.folder, texts, random, nextVersion: () => ++version };
  while (sent < count && !server.hasEnded()) {
    for (let at = 0; at < MESSAGES_PER_LOOK && sent < count; at++, sent++) sendOne(server, known);
    if (!(await answersSoon(server))) hangs++;
  }
  const mismatches = server.hasEnded() ? [] : await differences(server, known, options);
  const crashes = server.hasEnded() ? 1 : 0;
  if (!(await server.stop())) hangs++;
  return { messages: sent, crashes, hangs, mismatches };
}

function sendOne(server: RunningServer, known: Known): void {
  const { connection } = server.client;
  if (known.random.next() < BROKEN) {
    const body = known.random.oneOf(BROKEN_BODIES);
    server.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    return;
  }
  const { method, params, isRequest } = randomMessage(known);
  // An error is an answer.
  if (isRequest) connection.sendRequest(method, params).catch(() => {});
  else connection.sendNotification(method, params).catch(() => {});
}

async function answersSoon({ client, pid }: RunningServer): Promise<boolean> {
  const starved = (): number => starvedOf([pid, process.pid]);
  const [start, before] = [performance.now(), starved()];
  await Promise.race([client.connection.sendRequest('workloadLint/rules'), sleep(PATIENCE, undefined, { ref: false })]);
  return performance.now() - start - (starved() - before) <= HANG;
}

/** Takes back what the messages have changed, and compares with a server that never received them. */
async function differences(server: RunningServer, { texts, root }: Known, options: ServerOptions): Promise<string[]> {
  const { connection } = server.client;
  const removed = ['src', 'lib', 'nowhere', '%zz'].map((name) => ({ uri: `file://${root}/${name}`, name }));
  for (const file of texts.keys()) await server.client.close(file);
  await connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
  const [shown, fresh] = [
    await settled(server),
    await startServer({ ...options, cacheDir: `${options.cacheDir}-fresh` }),
  ];
  const expected = await settled(fresh);
  const found = differencesShown(shown, expected).map((uri) => `shown of ${uri}`);
  for (const [uri, diagnostics] of expected)
    for (const method of ['textDocument/hover', 'textDocument/codeAction']) {
      const params = { textDocument: { uri }, context: { diagnostics: [] }, ...placeOf(diagnostics[0]) };
      const [answer, wanted] = await Promise.all(
        [server, fresh].map(({ client }) => client.connection.sendRequest(method, params)),
      );
      if (JSON.stringify(answer) !== JSON.stringify(wanted)) found.push(`${method} in ${uri}`);
    }
  await fresh.stop();
  return found;
}

const placeOf = (diagnostic: unknown): object => {
  const { range } = diagnostic as { range: { start: object } };
  return { range, position: range.start };
};

async function settled({ client }: RunningServer): Promise<Shown> {
  await client.connection.sendRequest('workloadLint/analyzeWorkspace');
  await sleep(QUIET);
  return client.shown();
}
