/**
 * `npm run measure:speed -- FOLDER… [--lines N]… [--rounds N] [--only tools|typing|opening] [--markdown]`: how quick
 * the command line is against ESLint and oxlint on the same files, how quick the language server is while somebody
 * types in the smallest of the workspaces, and how quick the editor is when it opens that. Markdown is for documents:
 * it leaves the targets out.
 */
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildShipped } from '../build.ts';
import { RENDERERS, type Table } from '../table.ts';
import { describeMachine } from './machine.ts';
import { measureOpening } from './opening/index.ts';
import { readOptions, type Options } from './options.ts';
import { openingTable, toolsTable, typingTable } from './report.ts';
import { measureTools } from './rounds.ts';
import { findSources, type Folder } from './sources.ts';
import { openingTargets, toolTargets, typingTargets } from './targets.ts';
import { toolsFor } from './tools/index.ts';
import { chooseFiles } from './typing/choose-files.ts';
import { measureTyping } from './typing/latency.ts';
import { assembleWorkspace, type Workspace } from './workspace.ts';

/** What one workspace is measured with. */
interface Bench {
  readonly workspace: Workspace;
  readonly programs: string;
  readonly scratch: string;
  readonly options: Options;
  readonly signal: AbortSignal;
}

const tell = (text: string): void => console.error(text);

/** Of one kind of measurement: what was measured, and what it should have been. */
interface Result {
  readonly figures: Table;
  readonly targets: Table;
}

async function tools({ workspace, programs, scratch, options, signal }: Bench): Promise<Result> {
  const measured = await measureTools(toolsFor(join(programs, 'cli.js'), scratch), {
    cwd: workspace.root,
    usageFile: join(scratch, 'usage'),
    rounds: options.rounds,
    signal,
    onRun: tell,
  });
  return { figures: toolsTable(measured, workspace, options.rounds), targets: toolTargets(measured, workspace.lines) };
}

async function typing({ workspace, programs, scratch, signal }: Bench): Promise<Result> {
  const typed = await measureTyping(await chooseFiles(workspace), {
    cwd: workspace.root,
    usageFile: join(scratch, 'server-usage'),
    signal,
    server: join(programs, 'server.js'),
    cacheDir: join(scratch, 'server'),
    onFile: ({ path, lines }) => tell(`typing in ${path}, ${lines} lines`),
  });
  return { figures: typingTable(typed, workspace), targets: typingTargets(typed.files) };
}

async function opening({ workspace, scratch }: Bench): Promise<Result> {
  const opened = await measureOpening(workspace.root, scratch);
  return { figures: openingTable(opened, workspace), targets: openingTargets(opened) };
}

/** Each size has a folder of its own below `home`. */
async function measureSize(
  folders: readonly Folder[],
  index: number,
  home: string,
  common: Pick<Bench, 'programs' | 'options' | 'signal'>,
): Promise<Result[]> {
  const [root, scratch] = [join(home, `workspace-${index}`), join(home, `scratch-${index}`)];
  await Promise.all([mkdir(root), mkdir(scratch)]);
  const lines = common.options.sizes[index];
  const workspace = await assembleWorkspace(folders, { root, ...(lines !== undefined && { lines }) });
  const bench = { workspace, scratch, ...common };
  const { parts } = common.options;
  const results = [
    ...(parts.includes('tools') ? [await tools(bench)] : []),
    ...(parts.includes('typing') && index === 0 ? [await typing(bench)] : []),
    ...(parts.includes('opening') && index === 0 ? [await opening(bench)] : []),
  ];
  await rm(root, { recursive: true });
  return results;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const render = RENDERERS[options.markdown ? 'markdown' : 'text'];
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const folders = await Promise.all(options.folders.map(findSources));
  const programs = await buildShipped('speed');
  const home = await realpath(await mkdtemp(join(tmpdir(), 'workload-lint-speed-')));
  try {
    for (const index of options.sizes.keys()) {
      for (const { figures, targets } of await measureSize(folders, index, home, {
        programs,
        options,
        signal: cancel.signal,
      })) {
        console.log(render(figures));
        if (!options.markdown && targets.rows.length > 0) console.log(render(targets));
      }
    }
    console.log(describeMachine());
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
