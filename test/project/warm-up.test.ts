/** Getting ready for the first keystrokes: it holds nobody up, and leaves everything as it was. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { warmUp } from '../../src/project/warm-up.ts';
import { makeFolder } from './folder.ts';

const lines = new Map([
  ['short.ts', 20],
  ['a.ts', 200],
  ['b.ts', 300],
  ['long.ts', 4000],
]);

describe('warming up', () => {
  it('edits files of medium length in turn until analysis is fast', async () => {
    const edited: string[] = [];
    await warmUp(
      { lines, lastTyped: () => 0, edit: (path) => Promise.resolve(void edited.push(path)) },
      new AbortController().signal,
    );
    assert.deepEqual([...new Set(edited)], ['a.ts', 'b.ts']);
    assert.ok(edited.length >= 20, `${edited.length} edits`);
  });

  it('does nothing if no file is suitable', () =>
    warmUp(
      { lines: new Map(), lastTyped: () => 0, edit: () => Promise.reject(new Error('nothing to edit')) },
      new AbortController().signal,
    ));

  it('makes one edit between two keystrokes, and more only in a pause', async () => {
    const end = new AbortController();
    let typed = performance.now();
    let keystrokes = 0;
    const edits: { readonly after: number; readonly milliseconds: number }[] = [];
    const rehearsal = warmUp(
      {
        lines,
        lastTyped: () => typed,
        edit: () => Promise.resolve(void edits.push({ after: keystrokes, milliseconds: performance.now() - typed })),
      },
      end.signal,
    );
    for (; keystrokes < 5; keystrokes++) {
      await sleep(100);
      typed = performance.now();
    }
    end.abort();
    await assert.rejects(rehearsal, { name: 'AbortError' });
    assert.ok(edits.length > 0);
    edits.forEach(({ after, milliseconds }, index) => {
      const least = edits[index - 1]?.after === after || after === 0 ? 245 : 25;
      assert.ok(milliseconds >= least, `an edit ${milliseconds} ms after keystroke ${after}`);
    });
  });

  it('does not change findings, even in a document that is being edited', async () => {
    const filler = Array.from({ length: 120 }, (_, index) => `export const n${index} = ${index};`).join('\n');
    const folder = await makeFolder({
      'handler.ts': `import { load } from "./load";\nexport async function handle() {\n  return load("x");\n}\n${filler}\n`,
      'load.ts': `import { readFileSync } from "fs";\nexport const load = (path: string) => readFileSync(path);\n${filler}\n`,
    });
    const project = await folder.open({ interactive: true });
    await project.analyse();
    const before = project.findings(folder.path('handler.ts'));
    assert.equal(before.length, 1);
    await sleep(100);
    await project.update(folder.path('load.ts'), 'export const load = (path: string) => path;\n');
    await sleep(100);
    assert.deepEqual(project.findings(folder.path('handler.ts')), []);
    await project.update(folder.path('load.ts'), undefined);
    await sleep(100);
    assert.deepEqual(project.findings(folder.path('handler.ts')), before);
    await project.close();
  });
});
