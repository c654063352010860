/** The language server as it ships, in a process of its own, as an editor starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { RUN_MARK } from '../../../src/benchmark/process-tree/environment.ts';
import type { InitializationOptions } from '../../../src/protocol/server.ts';
import { TestClient } from '../../server/test-client.ts';
import { usageOf, type UsageNow } from '../usage-of.ts';

export interface RunningServer {
  readonly client: TestClient;
  readonly pid: number;
  /** Sends bytes that no client would. */
  write(text: string): void;
  usage(): Promise<UsageNow>;
  /** Whether it has ended, asked or not. */
  hasEnded(): boolean;
  /** Asks it to end. @returns whether it did */
  stop(): Promise<boolean>;
}

export interface ServerOptions {
  /** Absolute path of the program. */
  readonly program: string;
  readonly folder: string;
  readonly cacheDir: string;
  /** Its processes carry it. */
  readonly mark: string;
}

/** Milliseconds within which it ends when it is asked to. */
const PATIENCE = 10_000;

/** Resolves when it has looked at everything. */
export async function startServer({ program, folder, cacheDir, mark }: ServerOptions): Promise<RunningServer> {
  const child = spawn(process.execPath, [program, '--stdio'], {
    cwd: folder,
    env: { ...process.env, [RUN_MARK]: mark },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  // What is written after it has ended goes nowhere.
  child.stdin.on('error', () => {});
  const options: InitializationOptions = { cacheDir };
  const streams = { toServer: child.stdin, toClient: child.stdout };
  const client = await TestClient.connect(streams, { folders: [folder], options, settings: { debounce: 0 } });
  await client.status(({ state, files }) => state !== 'analysing' && files > 0);
  return {
    client,
    pid: child.pid!,
    hasEnded,
    write: (text) => void child.stdin.write(text),
    usage: () => usageOf(child.pid!),
    async stop() {
      const exit = hasEnded() ? undefined : once(child, 'exit');
      if (!hasEnded()) {
        void client.connection.sendRequest('shutdown').then(
          () => client.connection.sendNotification('exit'),
          () => {},
        );
        await Promise.race([exit, sleep(PATIENCE)]);
      }
      const didEnd = hasEnded();
      child.kill('SIGKILL');
      client.connection.dispose();
      return didEnd;
    },
  };
}
