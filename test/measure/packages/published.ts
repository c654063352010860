/** Published packages as they come from the registry, unpacked once. */
import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @param spec `name@version`
 * @returns the folder with what was published; the tarball stays beside it, so that a second time needs no network
 * @throws where the registry does not have it or cannot be reached
 */
export async function unpack(folder: string, spec: string): Promise<string> {
  const target = join(folder, spec.replaceAll('/', '+'));
  const unpacked = join(target, 'package');
  if (
    await stat(join(unpacked, 'package.json')).then(
      () => true,
      () => false,
    )
  )
    return unpacked;
  await mkdir(target, { recursive: true });
  const { stdout } = await run('npm', ['pack', '--silent', spec, '--pack-destination', target]);
  await run('tar', ['xzf', join(target, stdout.trim()), '-C', target]);
  return unpacked;
}
