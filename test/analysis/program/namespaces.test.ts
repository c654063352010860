/** Namespaces of TypeScript, and parameters whose types only the callee declares. */
import { checkLinks as check } from '../check.ts';

describe('namespaces', () => {
  it('are followed like objects, also from other files', () => {
    check(`
//- /files.ts
import * as nodeFs from 'node:fs';
export namespace files {
  export function read(name: string) { return nodeFs.readFileSync(name); }
  export const size = (name: string) => read(name).length;
}
//- /a.ts
import { files } from './files';
export async function work() {
  files.read('a');
//^^^^^^^^^^^^^^^ task: files.read > fs.readFileSync
  return files.size('b');
  //     ^^^^^^^^^^^^^^^ task: files.size > read > fs.readFileSync
}
`);
  });
});

describe('parameters of function literals', () => {
  it('have the types that the called function declares', () => {
    check(`
//- /tasks.ts
import { readFileSync } from 'node:fs';
export class Runner { go() { return readFileSync('a'); } }
export interface State { runner: Runner }
type Step = (state: State, count: number) => Promise<void>;
export const run = (name: string, step: Step) => { console.log(name, step); };
//- /a.ts
import { run } from './tasks';
run('first', async ({ runner }) => {
  runner.go();
//^^^^^^^^^^^ task: runner.go > fs.readFileSync
});
run('second', async (state) => {
  state.runner.go();
//^^^^^^^^^^^^^^^^^ task: state.runner.go > fs.readFileSync
});
`);
  });
});
