/** Which of a project's installed packages the extension runs in place of its own programs. */
import { deepStrictEqual } from 'node:assert';
import path from 'node:path';
import { projectPackage } from '../../src/extension/project-package.ts';
import { temporaryFolders } from '../cli/support.ts';

/** Versions of the package, for an extension of another. */
const FITTING: readonly (readonly [version: string, extension: string, fits: boolean])[] = [
  ['0.1.7', '0.1.0', true],
  ['0.1.0-next.1', '0.1.0', true],
  ['0.2.0', '0.1.0', false],
  ['1.0.0', '0.1.0', false],
  ['1.4.0', '1.2.3', true],
  ['2.0.0', '1.2.3', false],
  ['10.0.0', '1.2.3', false],
];
const MANIFEST = 'node_modules/workload-lint/package.json';

describe("the project's own package", () => {
  const folder = temporaryFolders();
  const manifest = (version: string): string => JSON.stringify({ name: 'workload-lint', version });

  for (const [version, extension, fits] of FITTING)
    it(`${version} is ${fits ? '' : 'not '}used by an extension ${extension}`, async () => {
      const cwd = await folder({ [MANIFEST]: manifest(version) });
      const dist = path.join(cwd, 'node_modules/workload-lint/dist');
      deepStrictEqual(await projectPackage(cwd, extension), fits ? { dist, version } : undefined);
    });

  it('is searched upwards, and the nearest one is used', async () => {
    const cwd = await folder({ [MANIFEST]: manifest('1.2.0'), [`a/${MANIFEST}`]: manifest('2.0.0'), 'b/x.ts': '' });
    deepStrictEqual((await projectPackage(path.join(cwd, 'b'), '1.0.0'))?.version, '1.2.0');
    deepStrictEqual(await projectPackage(path.join(cwd, 'a'), '1.0.0'), undefined);
  });

  it('is ignored if its manifest cannot be read', async () => {
    const cwd = await folder({ [MANIFEST]: '{' });
    deepStrictEqual(await projectPackage(cwd, '1.0.0'), undefined);
  });
});
