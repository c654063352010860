/** Packages that start a process and wait for its end. */
import { each, paired } from '../rows.ts';
import { awaited, instead } from '../twins.ts';
import type { CatalogueModule, CatalogueRow } from '../types.ts';

const process = { workload: 'io', cost: 'heavy', grows: 'run time of the process', evidence: 'runtime' } as const;
const tree = { workload: 'io', cost: 'content', grows: 'number and size of the files', evidence: 'source' } as const;
const entry = { workload: 'io', cost: 'metadata', evidence: 'source' } as const;

/** The commands of shelljs and their equivalents in node:fs/promises. */
const COMMANDS: readonly (readonly [command: string, twin: string, row: Omit<CatalogueRow, 'name'>])[] = [
  ['cat', 'readFile', tree],
  ['cp', 'cp', tree],
  ['find', 'readdir', tree],
  ['ls', 'readdir', tree],
  ['mv', 'rename', tree],
  ['rm', 'rm', tree],
  ['chmod', 'chmod', entry],
  ['ln', 'symlink', entry],
  ['mkdir', 'mkdir', entry],
  ['test', 'stat', entry],
  ['touch', 'utimes', entry],
];

const shelljs: CatalogueModule = {
  module: 'shelljs',
  rows: [
    {
      name: 'exec',
      workload: 'io',
      cost: 'negligible',
      evidence: 'source',
      note: 'It returns at once.',
      when: { kind: 'option', index: 1, property: 'async', value: true },
    },
    {
      name: 'exec',
      ...process,
      evidence: 'source',
      when: { kind: 'no-callback' },
      twin: instead('shelljs', 'exec', 'It takes { async: true } and a callback.'),
    },
    {
      name: 'cmd',
      ...process,
      evidence: 'source',
      twin: instead('node:child_process', 'execFile', 'It takes a callback, or promisify.'),
    },
    ...COMMANDS.map(([name, twin, row]) => ({
      name,
      ...row,
      twin: instead('node:fs/promises', twin, 'It takes one path, and no globs.'),
    })),
    ...each('grep sed sort uniq head tail ShellString#to ShellString#toEnd', tree),
    ...each('which tempdir', entry),
  ],
};

const system: readonly CatalogueModule[] = [
  {
    module: 'detect-libc',
    rows: paired('detect-libc', 'familySync versionSync isNonGlibcLinuxSync', {
      workload: 'io',
      cost: 'metadata',
      evidence: 'runtime',
      note: 'It reads a file or starts a process once, and caches the result.',
    }),
  },
  { module: 'node-machine-id', rows: paired('node-machine-id', 'machineIdSync', process) },
  {
    module: 'username',
    rows: paired('username', 'usernameSync', {
      ...process,
      note: 'It starts a process if the environment variables are not enough.',
    }),
  },
  {
    module: 'shell-env',
    rows: paired('shell-env', 'shellEnvSync', { ...process, grows: 'run time of the start-up scripts' }),
  },
  { module: 'clipboardy', rows: paired('clipboardy', 'readSync writeSync', process) },
];

export const processes: readonly CatalogueModule[] = [
  {
    module: 'execa',
    aliases: { '$.s': '$.sync' },
    rows: [
      ...paired('execa', 'execaSync execaCommandSync commandSync', process),
      { name: '$.sync', ...process, twin: awaited('execa', '$') },
      { name: 'sync', ...process, twin: awaited('execa', 'default') },
    ],
  },
  {
    module: 'cross-spawn',
    rows: [
      {
        name: 'sync',
        ...process,
        twin: instead(
          'cross-spawn',
          'default',
          'It returns a ChildProcess: collect its output and await its `close` event.',
        ),
      },
    ],
  },
  {
    module: 'zx',
    sameAs: ['zx/core'],
    namespaces: { fs: 'fs-extra' },
    rows: [{ name: '$.sync', ...process, twin: awaited('zx', '$') }],
  },
  shelljs,
  ...system,
];
