/** The runner's end of the lifeline: knows every process of a run, and asks them what they have used. */
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Usage } from './usage.ts';

interface Member {
  readonly pid: number;
  readonly strategy: string;
  readonly socket: Socket;
  /** Waiting for an answer. */
  answer: ((usage: Usage) => void) | undefined;
  last: Usage;
}

export interface Lifeline {
  /** Path of the socket, or name of the pipe. */
  readonly path: string;
  /** Process ids of a strategy, as far as they have joined. */
  pids(strategy: string): readonly number[];
  /** Of all processes of a strategy together, those that have ended included; the peaks are added. */
  usage(strategy: string): Promise<Usage>;
  close(): void;
}

/** Milliseconds within which a process that is not busy answers; one that is busy counts as it last was. */
const PATIENCE = 2_000;

/** @param folder of this run */
export async function openLifeline(folder: string): Promise<Lifeline> {
  const members = new Set<Member>();
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\workload-lint-${process.pid}-${Date.now()}` : join(folder, 'lifeline');
  const server = createServer((socket) => {
    let member: Member | undefined;
    socket.on('error', () => {});
    // A line to an ended socket would never come; what it last said stays.
    socket.on('close', () => member?.answer?.(member.last));
    createInterface({ input: socket }).on('line', (line) => {
      if (member === undefined) {
        member = { ...(JSON.parse(line) as Pick<Member, 'pid' | 'strategy'>), socket, answer: undefined, last: { cpu: 0, peak: 0 } };
        members.add(member);
        return;
      }
      member.last = JSON.parse(line) as Usage;
      member.answer?.(member.last);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  const of = (strategy: string): Member[] => [...members].filter((member) => member.strategy === strategy);
  return {
    path,
    pids: (strategy) => of(strategy).filter(({ socket }) => !socket.destroyed).map(({ pid }) => pid),
    async usage(strategy) {
      const all = await Promise.all(of(strategy).map(ask));
      return all.reduce((sum, { cpu, peak }) => ({ cpu: sum.cpu + cpu, peak: sum.peak + peak }), { cpu: 0, peak: 0 });
    },
    close() {
      for (const { socket } of members) socket.destroy();
      server.close();
    },
  };
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
