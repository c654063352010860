/** Getting ready for the first keystrokes: it holds nobody up, and leaves everything as it was. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { rehearse } from '../../src/project/rehearsal.ts';
import { makeFolder } from './folder.ts';

const lines = new Map([['short.ts', 20], ['a.ts', 200], ['b.ts', 300], ['long.ts', 4000]]);

describe('rehearsing edits', () => {
  it('takes files that are neither short nor long, in turn, until code is quick', async () => {
    const edited: string[] = [];
    await rehearse({ lines, lastTyped: () => 0, edit: (path) => Promise.resolve(void edited.push(path)) }, new AbortController().signal);
    assert.deepEqual([...new Set(edited)], ['a.ts', 'b.ts']);
    assert.ok(edited.length >= 20, `${edited.length} edits`);
  });

  it('does nothing where no file serves', () =>
    rehearse({ lines: new Map(), lastTyped: () => 0, edit: () => Promise.reject(new Error('nothing to edit')) }, new AbortController().signal));

  it('makes one edit at most between two keystrokes, and not at once', async () => {
    const end = new AbortController();
    let typed = performance.now();
    const since: number[] = [];
    const rehearsal = rehearse({
      lines, lastTyped: () => typed,
      edit: () => Promise.resolve(void since.push(performance.now() - typed)),
    }, end.signal);
    for (let keystroke = 0; keystroke < 5; keystroke++) {
      await sleep(100);
      typed = performance.now();
    }
    end.abort();
    await assert.rejects(rehearsal, { name: 'AbortError' });
    assert.ok(since.length <= 5, `${since.length} edits in 5 pauses`);
    for (const milliseconds of since) assert.ok(milliseconds >= 25, `an edit ${milliseconds} ms after a keystroke`);
  });

  it('leaves what is found as it was, also in a document that is edited meanwhile', async () => {
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
