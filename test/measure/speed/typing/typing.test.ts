/** Typing is like a person's in an editor, and in real code. */
import { deepStrictEqual, strictEqual } from 'node:assert';
import ts from 'typescript';
import { countLines } from '../workspace.ts';
import { grow, makeRoom } from './code.ts';
import { keystrokes } from './keystrokes.ts';

const MODULE = `import { a } from './a.ts';
export * from './b.ts';
export interface Shape { side: number }
export default class Box implements Shape {
  side = a;
  area(): number {
    return this.side ** 2;
  }
}
export const boxes = [new Box()];
export default function () {}
declare global { var x: number }
`;

const syntaxErrors = (text: string): number => {
  const { diagnostics } = ts.transpileModule(text, { fileName: 'module.ts', reportDiagnostics: true });
  return diagnostics?.length ?? 0;
};

describe('keystrokes', () => {
  it('come one by one, brackets and quotes closed by the editor and typed over', () =>
    deepStrictEqual(keystrokes("f('a')").slice(0, 6), ['f', 'f()', "f('')", "f('a')", "f('a')", "f('a')"]));

  it('erase what they have typed', () => deepStrictEqual(keystrokes('ab'), ['a', 'ab', 'a', '']));

  it('leave brackets in quotes alone', () => strictEqual(keystrokes("'('")[1], "'('"));
});

describe('code to type in', () => {
  it('has room in the function nearest to its middle', () => {
    const { text, line } = makeRoom('module.ts', MODULE)!;
    deepStrictEqual(text.split('\n').slice(line - 1, line + 2), ['  area(): number {', '', '']);
  });

  it('has none without a function', () => strictEqual(makeRoom('module.ts', 'export const one = 1;\n'), undefined));

  it('grows to the wanted length and stays code', () => {
    for (const lines of [40, 1000]) {
      const grown = grow('module.ts', MODULE.replace('export default function () {}\n', ''), lines);
      strictEqual(grown.slice(0, 100), MODULE.slice(0, 100));
      strictEqual(Math.abs(countLines(grown) - lines) <= 8, true, `${countLines(grown)} lines`);
      strictEqual(syntaxErrors(grown), 0);
    }
  });

  it('repeats no import, no export and no nameless function', () => {
    const repeated = grow('module.ts', MODULE, 30).slice(MODULE.length);
    strictEqual(/\b(?:import|export|default|declare)\b|function \(/.test(repeated), false, repeated);
    strictEqual(repeated.includes('class Box implements Shape {'), true);
  });
});
