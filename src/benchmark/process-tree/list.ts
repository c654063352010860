/** The processes of this machine with their parents, start times and run marks, where the system tells them. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { RUN_MARK } from './environment.ts';

export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Together with the id it identifies one process, since ids are reused. */
  readonly started: string;
  /** Value of `RUN_MARK` in the environment that it was started with. */
  readonly mark?: string;
}

/** By `process.platform`; elsewhere a run is known by its process groups only. */
const LISTS: Readonly<Partial<Record<NodeJS.Platform, () => Promise<readonly ListedProcess[]>>>> = {
  linux: fromProc,
  darwin: fromPs,
};

/** @returns undefined where the system does not tell */
export const listProcesses = async (): Promise<readonly ListedProcess[] | undefined> => LISTS[process.platform]?.();

/** Milliseconds for which a list may be reused. */
const RECENT = 900;
let recent: { readonly since: number; readonly listed: ReturnType<typeof listProcesses> } | undefined;

/**
 * As of at most a second ago: there are many readers at once, and reading the list takes as long as some executions.
 */
export function recentProcesses(): ReturnType<typeof listProcesses> {
  const now = performance.now();
  if (recent === undefined || now - recent.since > RECENT) recent = { since: now, listed: listProcesses() };
  return recent.listed;
}

async function fromProc(): Promise<ListedProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(pids.map((pid) => readProc(Number(pid)).catch(() => undefined)));
  return all.filter((listed) => listed !== undefined);
}

/** @throws if the process has exited */
async function readProc(pid: number): Promise<ListedProcess | undefined> {
  // The name in brackets may itself hold brackets and blanks: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [state, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // It has exited, but its parent has not collected its status yet.
  if (state === 'Z') return undefined;
  // Others' environments cannot be read, and are none of ours.
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  const mark = environment.split('\0').find((entry) => entry.startsWith(`${RUN_MARK}=`));
  return {
    pid,
    parent: Number(parent),
    // Field 22 of all, counted from 1.
    started: fields[17] ?? '',
    ...(mark !== undefined && { mark: mark.slice(RUN_MARK.length + 1) }),
  };
}

async function fromPs(): Promise<ListedProcess[]> {
  // -E appends the environment of one's own processes to the command.
  const { stdout } = await promisify(execFile)('ps', ['-A', '-E', '-ww', '-o', 'pid=,ppid=,lstart=,command='], {
    maxBuffer: 2 ** 26,
  });
  const form = new RegExp(`^\\s*(\\d+)\\s+(\\d+)\\s+(.{24})(?:.*\\s${RUN_MARK}=(\\S+))?`);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, started, mark] = form.exec(line) ?? [];
    if (pid === undefined || parent === undefined || started === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), started, ...(mark !== undefined && { mark }) }];
  });
}
