/** What is matched by name alone keeps to its project. */
import assert from 'node:assert/strict';
import { Program } from '../../../src/analysis/index.ts';
import { filesIn, inputsOf, ROOT } from '../small-project.ts';

const FILES = filesIn(`
//- /one/ask.ts
export const ask = (unknown: any) => unknown.frobnicate();
//- /two/answer.ts
export class Answer { frobnicate() { return 1; } }
`);

/** Who calls the method, as far as its name tells. */
const callersOf = (projectOf: (path: string) => string) => {
  const program = new Program(ROOT);
  for (const input of inputsOf(FILES)) program.set({ ...input, project: projectOf(input.path) });
  program.link();
  const method = program.unitAt(`${ROOT}/two/answer.ts`)?.nodes.find(({ facts }) => facts.kind === 'method');
  return method?.in.map(({ from, kind }) => `${kind} by ${from.facts.name}`);
};

describe('names in separate projects', () => {
  it('refer to a method of the same project', () => {
    assert.deepEqual(
      callersOf(() => ROOT),
      ['guess by ask'],
    );
  });

  it('do not refer to a method of another project', () => {
    assert.deepEqual(
      callersOf((path) => path.slice(0, path.lastIndexOf('/'))),
      [],
    );
  });
});
