/** What the cases of `make-chain-async` begin with. */
import type { Find } from './cases.ts';

/** The cursor on the blocking call. */
export const find: Find = (program, { target }) => {
  const isMeant = (name: string) => target === undefined || name === target;
  const primitive = program.primitives.find(
    ({
      call: {
        node: { facts },
      },
      row,
    }) => row.twin?.shape === 'await' && !facts.async && isMeant(facts.name),
  );
  if (!primitive) throw new Error('nothing blocks in a function that is not async');
  const { node, call } = primitive.call;
  return { file: node.sourceFile.path, span: call.span };
};

/** A helper that reads itself. */
export const LOAD = `//- /load.ts
import { readFileSync } from 'node:fs';

export function load(path: string): string {
  return readFileSync(path, 'utf8').slice(0, 2);
}
`;
export const HERE = `export const HERE = new URL('./main.js', import.meta.url).pathname;`;
