/** The declarations of the API: those of its entry and of what they refer to, and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import ts from 'typescript';

/**
 * @param {{ entry: string, outdir: string }} options `entry` is relative to `src/`, as the declarations are to `outdir`
 * @returns {Promise<string[]>} the files written, relative to `outdir`
 */
export async function writeDeclarations({ entry, outdir }) {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    '.',
  );
  const program = ts.createProgram([join('src', entry)], {
    ...options,
    // Their types are checked by `npm run check`.
    noCheck: true,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: resolve('.'),
  });
  const emitted = new Map();
  const root = `${resolve('src').replaceAll('\\', '/')}/`;
  program.emit(
    undefined,
    (file, text) => emitted.set(resolve(file).replaceAll('\\', '/').replace(root, ''), text),
    undefined,
    true,
  );
  const wanted = [entry.replace(/\.ts$/, '.d.ts')];
  // The list grows while it is walked.
  for (const file of wanted) {
    const text = emitted.get(file);
    if (text === undefined) throw new Error(`${file} was not emitted; known: ${[...emitted.keys()].slice(0, 5)}`);
    for (const [, name] of text.matchAll(SPECIFIER)) {
      const next = posix.join(posix.dirname(file), name.replace(/\.ts$/, '.d.ts'));
      if (!wanted.includes(next)) wanted.push(next);
    }
    const to = join(outdir, file);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(
      to,
      text.replaceAll(SPECIFIER, (found) => found.replace(/\.ts$/, '.js')),
    );
  }
  return wanted;
}

/** A relative import, up to its closing quote. */
const SPECIFIER = /(?<=(?:from|import\() ?['"])(\.[^'"]+\.ts)(?=['"])/g;
