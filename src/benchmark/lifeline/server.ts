/** The runner's end of the lifeline: knows every process of a run and asks for its resource usage. */
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readMember, readUsage } from './read-message.ts';
import type { Usage } from './usage.ts';

interface Member {
  readonly pid: number;
  readonly strategy: string;
  readonly socket: Socket;
  /** Waiting for a reply. */
  answer: ((usage: Usage) => void) | undefined;
  last: Usage;
}

export interface Lifeline {
  /** Path of the socket, or name of the pipe. */
  readonly path: string;
  /** Process ids of a strategy that have joined. */
  pids(strategy: string): readonly number[];
  /** Sum over all processes of a strategy, including ended ones; the peaks are added. */
  usage(strategy: string): Promise<Usage>;
  /** Sum over all processes of the run. */
  total(): Promise<Usage>;
  close(): void;
}

/** Milliseconds within which an idle process replies; for a busy one, its last report counts. */
const PATIENCE = 2_000;

/** @param folder of this run */
export async function openLifeline(folder: string): Promise<Lifeline> {
  const members = new Set<Member>();
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\workload-lint-${process.pid}-${Date.now()}` : join(folder, 'lifeline');
  const server = createServer((socket) => {
    let member: Member | undefined;
    // An abruptly ended process is not an error; the line reader forwards errors.
    socket.on('error', () => {});
    // A line from an ended socket would never arrive; its last report counts.
    socket.on('close', () => member?.answer?.(member.last));
    createInterface({ input: socket })
      .on('error', () => {})
      .on('line', (line) => {
        if (member !== undefined) {
          const usage = readUsage(line);
          if (usage === undefined) return;
          member.last = usage;
          member.answer?.(usage);
          return;
        }
        const joined = readMember(line);
        if (joined === undefined) socket.destroy();
        else members.add((member = { ...joined, socket, answer: undefined, last: { cpu: 0, peak: 0 } }));
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  const of = (strategy: string): Member[] => [...members].filter((member) => member.strategy === strategy);
  return {
    path,
    pids: (strategy) =>
      of(strategy)
        .filter(({ socket }) => !socket.destroyed)
        .map(({ pid }) => pid),
    usage: (strategy) => sum(of(strategy)),
    total: () => sum([...members]),
    close() {
      for (const { socket } of members) socket.destroy();
      server.close();
    },
  };
}

async function sum(members: readonly Member[]): Promise<Usage> {
  const all = await Promise.all(members.map(ask));
  return all.reduce((total, { cpu, peak }) => ({ cpu: total.cpu + cpu, peak: total.peak + peak }), { cpu: 0, peak: 0 });
}

function ask(member: Member): Promise<Usage> {
  if (member.socket.destroyed) return Promise.resolve(member.last);
  return new Promise((resolve) => {
    const settle = (usage: Usage): void => {
      clearTimeout(timer);
      member.answer = undefined;
      resolve(usage);
    };
    const timer = setTimeout(() => settle(member.last), PATIENCE);
    member.answer = settle;
    member.socket.write('?\n');
  });
}
