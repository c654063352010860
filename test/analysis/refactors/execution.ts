/**
 * Runs the code of many cases in one child process: what each gives or throws, what it leaves on disk, and how long the
 * event loop stood still.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { transform } from 'esbuild';

export interface Code {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  /** It should not block: where it does, it is run again, for it may have been the runtime. */
  readonly isQuiet: boolean;
}

/** What running it came to. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
  /** What two calls at once come to, and the files that both leave. */
  readonly together: { readonly values: readonly unknown[]; readonly files: Readonly<Record<string, string>> };
  /** The files of its folder, with what they hold. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * The longest stretch in which no callback ran, in milliseconds, by the clock: not shorter than what the code did.
   */
  readonly delay: number;
  /**
   * The longest stretch for which the code itself computed or waited without a callback: not longer than what it did,
   * however busy the machine.
   */
  readonly held: number;
}

/** @param codes each exports `run`; a module is CommonJS where it has no `import` and no `export` */
export async function execute(codes: readonly Code[]): Promise<ReadonlyMap<string, Outcome>> {
  const root = await mkdtemp(join(tmpdir(), 'refactors-'));
  const folder = join(root, 'cases');
  try {
    await mkdir(folder);
    // What is not installed stands nearer to the cases.
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    await symlink(resolve('test/analysis/refactors/packages'), join(folder, 'node_modules'));
    const list = await Promise.all(
      codes.map(async ({ id, path, text: source, isQuiet }, index) => {
        const isCommonJs = !/^\s*(import|export)\b/m.test(source);
        const file = join(folder, `${index}`, `module.${isCommonJs ? 'c' : 'm'}js`);
        const { code } = await transform(source, {
          loader: path.endsWith('ts') ? 'ts' : 'js',
          target: 'node20',
          format: isCommonJs ? 'cjs' : 'esm',
        });
        await mkdir(join(folder, `${index}`, 'folder'), { recursive: true });
        await writeFile(file, code);
        return { id, file, folder: join(folder, `${index}`, 'folder'), isQuiet };
      }),
    );
    await writeFile(join(folder, 'list.json'), JSON.stringify(list));
    const program = resolve('test/analysis/refactors/run-cases.mjs');
    const child = spawn(process.execPath, [program, join(folder, 'list.json')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>]);
    if (code !== 0) throw new Error(`the child process ended with ${code}: ${output}`);
    return new Map(Object.entries(JSON.parse(output) as Record<string, Outcome>));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
