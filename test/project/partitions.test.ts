/** What of a folder is a partition, and which partitions are worth a thread. */
import assert from 'node:assert/strict';
import { isWorthwhile, joined, partitionsOf, type Partition } from '../../src/project/partitions/partition.ts';
import { SeparateProjects } from '../../src/project/separate-projects.ts';

describe('separate projects', () => {
  const projectsOf = (configurations: readonly string[], paths: readonly string[]) => {
    const projects = new SeparateProjects('/all', configurations);
    return paths.map((path) => projects.of(path));
  };

  it('start at the outermost configuration', () => {
    assert.deepEqual(
      projectsOf(
        [
          '/all/b/packages/x/package.json',
          '/all/a/package.json',
          '/all/b/pnpm-workspace.yaml',
          '/all/deep/er/tsconfig.json',
        ],
        ['/all/a/src/x.ts', '/all/b/packages/x/y.ts', '/all/b/z.ts', '/all/deep/er/x.ts', '/all/b'],
      ),
      ['/all/a', '/all/b', '/all/b', '/all/deep/er', '/all/b'],
    );
  });

  it('leave other files to the root', () => {
    assert.deepEqual(
      projectsOf(
        ['/all/a/package.json'],
        ['/all/x.ts', '/all/aa/x.ts', '/all/node_modules/x/y.js', '/elsewhere/a/x.ts', '/x.ts'],
      ),
      ['/all', '/all', '/all', '/all', '/all'],
    );
  });

  it('are one project if the root has a configuration', () => {
    assert.deepEqual(projectsOf(['/all/a/package.json', '/all/package.json'], ['/all/a/x.ts', '/all/b/x.ts']), [
      '/all',
      '/all',
    ]);
  });
});

const partition = (name: string, bytes: number): Partition => ({ projects: [name], sources: [`${name}/x.ts`], bytes });

describe('partitions', () => {
  it('are the files of separate projects, the largest first', () => {
    const sizes = new Map(
      Object.entries({ '/all/a/x.ts': 1, '/all/b/x.ts': 5, '/all/c.ts': 2, '/all/b/y.ts': 5 }).map(([path, size]) => [
        path,
        { size },
      ]),
    );
    const projects = new SeparateProjects('/all', ['/all/a/package.json', '/all/b/package.json']);
    assert.deepEqual(partitionsOf(sizes, projects), [
      { projects: ['/all/b'], sources: ['/all/b/x.ts', '/all/b/y.ts'], bytes: 10 },
      { projects: ['/all'], sources: ['/all/c.ts'], bytes: 2 },
      { projects: ['/all/a'], sources: ['/all/a/x.ts'], bytes: 1 },
    ]);
  });

  it('are used if there are several large ones, and none has most of the code', () => {
    const worth = (megabytes: readonly number[], threads: number) =>
      isWorthwhile(
        megabytes.map((size, index) => partition(`${index}`, size * 1e6)),
        threads,
      );
    assert.deepEqual(
      [
        worth([20, 10, 8], 2),
        worth([20], 2),
        worth([0.2, 0.1], 2),
        worth([30, 10], 2),
        worth([20, 19], 8),
        worth([], 2),
      ],
      [true, false, false, false, false, false],
    );
  });

  it('are merged if they depend on each other', () => {
    const [a, b, c, d] = [partition('a', 4), partition('b', 3), partition('c', 2), partition('d', 1)];
    const found = joined([a, b, c, d], new Map([[d, ['b']]]));
    assert.deepEqual(found, [a, { projects: ['b', 'd'], sources: ['b/x.ts', 'd/x.ts'], bytes: 4 }, c]);
    assert.ok(found[0] === a && found[2] === c);
    // Both use what lies in neither.
    assert.deepEqual(
      joined(
        [a, b, c],
        new Map([
          [a, ['/']],
          [c, ['/']],
        ]),
      ).map(({ projects }) => projects),
      [['a', 'c', '/'], ['b']],
    );
  });
});
