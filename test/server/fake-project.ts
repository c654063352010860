/**
 * A project in memory that keeps the contract: a call ending in `Sync` blocks, and so does a call of a function of
 * another file that makes one.
 */
import type { Finding, Place } from '../../src/analysis/index.ts';
import type { Analysis } from '../../src/project/project.ts';
import type { OpenProject, Project, ProjectOptions } from '../../src/project/index.ts';

export interface FakeDisk {
  readonly files: Map<string, string>;
  /** Options of every opening, in order. */
  readonly opened: ProjectOptions[];
  /** Projects that are open now. */
  open: number;
  /** Each look at all files waits for it. */
  gate: Promise<void>;
  /** Milliseconds that each look at a document takes. */
  slowness: number;
  /** Texts that were looked at, in order; undefined: the document was closed. */
  readonly updates: (readonly [file: string, text: string | undefined])[];
  readonly openProject: OpenProject;
  readonly exists: (file: string) => Promise<boolean>;
}

export function fakeDisk(files: Readonly<Record<string, string>> = {}): FakeDisk {
  const disk: FakeDisk = {
    files: new Map(Object.entries(files)),
    opened: [],
    open: 0,
    gate: Promise.resolve(),
    slowness: 0,
    updates: [],
    exists: (file) => Promise.resolve(disk.files.has(file)),
    openProject: (options) => {
      disk.opened.push(options);
      disk.open++;
      return Promise.resolve(fakeProject(disk, options));
    },
  };
  return disk;
}

function fakeProject(disk: FakeDisk, options: ProjectOptions): Project {
  const overlay = new Map<string, string>();
  let seen = new Map<string, string>();
  const files = (): string[] =>
    [...new Set([...disk.files.keys(), ...overlay.keys()])].filter(
      (file) => file.startsWith(`${options.root}/`) && (!options.paths?.length || options.paths.includes(file)),
    );
  const text = (file: string): string => overlay.get(file) ?? disk.files.get(file) ?? '';
  const findings = (file: string): Finding[] => (files().includes(file) ? find(file, files(), text, options) : []);
  const changes = (work: () => void): string[] => {
    const before = new Map(files().map((file) => [file, JSON.stringify(findings(file))]));
    work();
    return [...new Set([...before.keys(), ...files()])].filter(
      (file) => JSON.stringify(findings(file)) !== before.get(file),
    );
  };
  return {
    settingsOf: () => options.settings,
    async analyse({ signal, onProgress } = {}): Promise<Analysis> {
      onProgress?.(0, files().length);
      await Promise.race([disk.gate, aborted(signal)]);
      signal?.throwIfAborted();
      seen = new Map(disk.files);
      onProgress?.(files().length, files().length);
      return {
        findings: new Map(files().map((file) => [file, findings(file)])),
        errors: [],
        summary: { files: files().length, lines: 0, milliseconds: 1, cachedFiles: 0 },
      };
    },
    async update(file, content) {
      if (content?.includes('CRASH')) throw new Error('the analysis broke');
      disk.updates.push([file, content]);
      await new Promise((resolve) => setTimeout(resolve, disk.slowness));
      return changes(() => {
        if (content === undefined) overlay.delete(file);
        else overlay.set(file, content);
      });
    },
    // The fake reads its disk whenever it is asked: all files may have changed.
    changed: () => {
      const before = [...seen.keys()];
      seen = new Map(disk.files);
      return Promise.resolve([...new Set([...before, ...files()])]);
    },
    unseen: () => {
      const paths = [...new Set([...seen.keys(), ...disk.files.keys()])];
      return Promise.resolve(paths.filter((file) => seen.get(file) !== disk.files.get(file)));
    },
    follows: () => true,
    findings,
    files,
    fileCount: () => files().length,
    errors: () => [],
    inspect: () => Promise.reject(new Error('there is no program in memory')),
    refactor: () => Promise.reject(new Error('there is no program in memory')),
    refactoring: () => Promise.reject(new Error('there is no program in memory')),
    close() {
      disk.open--;
      return Promise.resolve();
    },
  };
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
}

function find(
  file: string,
  files: readonly string[],
  text: (file: string) => string,
  { settings }: ProjectOptions,
): Finding[] {
  const severity = settings.rules['blocking-call'] ?? 'warning';
  const helpers = new Map(
    files.flatMap((other) => {
      const name = /export function (\w+)/.exec(text(other))?.[1];
      const primitive = calls(other, text(other)).find((call) => call.name.endsWith('Sync'));
      return name && primitive && other !== file ? [[name, primitive] as const] : [];
    }),
  );
  return calls(file, text(file)).flatMap((call) => {
    const below = helpers.get(call.name);
    if (!below && !call.name.endsWith('Sync')) return [];
    return [
      {
        rule: 'blocking-call',
        severity,
        confidence: 'certain',
        workload: 'io',
        context: 'request',
        ...call,
        message: `${call.name}() blocks the event loop`,
        entry: { name: 'handler', kind: 'express', file, span: [1, 1, 1, 8] },
        chain: [call, ...(below ? [below] : [])].map((link) => ({ ...link, confidence: 'certain' })),
      } satisfies Finding & { name: string },
    ];
  });
}

function calls(file: string, text: string): (Place & { readonly name: string })[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/(?<!function )\b(\w+)\(/g)].map((match) => ({
        file,
        name: match[1] ?? '',
        span: [index + 1, match.index + 1, index + 1, match.index + 1 + match[0].length] as const,
      })),
    );
}
