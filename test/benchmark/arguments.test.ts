/** Which function a name means, and which arguments it is measured with. */
import assert from 'node:assert/strict';
import { chooseArguments } from '../../src/benchmark/code/choose-arguments.ts';
import { findBreakEven } from '../../src/benchmark/code/clone-cost.ts';
import { findFunction, parse } from '../../src/benchmark/code/find-function.ts';
import { scaleArgument } from '../../src/benchmark/code/scale-argument.ts';

function choose(text: string, name = 'work') {
  const source = parse('file.ts', text);
  const found = findFunction(source, name);
  return 'reason' in found ? found : chooseArguments(found, name, source);
}

describe('a function to measure', () => {
  const found = (text: string, name: string) => {
    const result = findFunction(parse('file.ts', text), name);
    return 'reason' in result ? result.reason : result.expression;
  };

  it('stands at the top level, exported or not', () => {
    assert.equal(found('function work() {}', 'work'), 'work');
    assert.equal(found('export const other = 1, work = async () => 2;', 'work'), 'work');
    assert.equal(found('export default function () {}', 'default'), '__workload_default');
  });

  it('is a method of an object or of a class', () => {
    assert.equal(found('const api = { load() {} };', 'api.load'), '(...args) => api.load(...args)');
    assert.equal(found('class Store { static open() {} }', 'Store.open'), '(...args) => Store.open(...args)');
    assert.equal(
      found('class Store { constructor(size = 1) {} load() {} }', 'Store.load'),
      '((it) => (...args) => it.load(...args))(new Store())',
    );
  });

  it('is not what cannot be called, and it says why', () => {
    assert.match(found('const work = 1;', 'work'), /work is not a function: choose a function/);
    assert.match(found('function outer() { function work() {} }', 'work'), /no function work at the top level/);
    assert.match(
      found('class Store { constructor(size: number) {} load() {} }', 'Store.load'),
      /cannot be constructed without arguments/,
    );
  });

  it('has its lines counted without comments', () => {
    const result = findFunction(
      parse('file.ts', 'function work() {\n  // Why.\n\n  /* more\n  */\n  return 1;\n}\n'),
      'work',
    );
    assert.equal('lines' in result && result.lines, 3);
  });
});

describe('its arguments', () => {
  it('come from @bench, as a list or as a call', () => {
    assert.deepEqual(choose('/** @bench 3_000, [1, 2] */ function work(n: number, list: number[]) {}'), {
      text: '3_000, [1, 2]',
      source: 'bench',
    });
    assert.deepEqual(choose('/** @bench work(5) */ const work = (n: number) => n;'), { text: '5', source: 'bench' });
  });

  it('come from the call in an @example', () => {
    const text =
      '/**\n * @example\n * ```ts\n * const result = await work({ a: 1 }, "x");\n * ```\n ' +
      '*/\nexport async function work(a: unknown, b: string) {}';
    assert.deepEqual(choose(text), { text: '{ a: 1 }, "x"', source: 'example' });
  });

  const made: Readonly<Record<string, string>> = {
    number: '1000',
    '"fast" | "slow"': '"fast"',
    'undefined | boolean': 'true',
    'readonly number[]': 'Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000)',
    Uint8Array: 'new Uint8Array(1000000).fill(7)',
    '[number, boolean]': '[1000, true]',
    '{ a: number; b?: string }': '{ a: 1000 }',
    Options: '{ size: 1000 }',
    Id: '1000',
    'Set<bigint>': 'new Set(Array.from({ length: 1000 }, (_, index) => 1000n))',
  };
  for (const [type, text] of Object.entries(made)) {
    it(`are made from ${type}`, () => {
      assert.deepEqual(
        choose(`interface Options { size: number; name?: string }\ntype Id = number;\nfunction work(a: ${type}) {}`),
        { text, source: 'types' },
      );
    });
  }

  it('are not made from what only the user knows', () => {
    for (const type of ['Connection', '() => void', 'unknown', 'Options & Connection']) {
      const answer = choose(`function work(a: number, connection: ${type}) {}`);
      assert.match(
        'reason' in answer ? answer.reason : '',
        /^No argument can be made for connection: .*\. Type the arguments, or add @bench to the doc comment\.$/,
      );
    }
  });

  it('are none where none are needed', () =>
    assert.deepEqual(choose('function work(a = 1, ...more: number[]) {}'), { text: '', source: 'none' }));
});

describe('the break-even of a worker', () => {
  it('lies between a size that does not pay and one that does', () => {
    // Over 10 ms of work from 250 elements on, if work grows as the size does.
    const curve = [100, 200, 400, 800].map((size) => ({ size, compute: size / 25, clone: size / 1000 }));
    assert.equal(findBreakEven(curve), 250);
  });

  it('is absent where cloning costs half of the work at any size', () => {
    assert.equal(
      findBreakEven([100, 1000, 10_000].map((size) => ({ size, compute: size / 10, clone: size / 15 }))),
      undefined,
    );
  });

  it('is the least size where all pay', () =>
    assert.equal(findBreakEven([100, 1000].map((size) => ({ size, compute: size, clone: 0 }))), 100));

  it('is looked for by scaling the largest argument', () => {
    const scalable = scaleArgument([7, 'ab', [1, 2, 3, 4]])!;
    assert.deepEqual([scalable.unit, scalable.sizes([1 / 2, 1, 2])], ['elements', [2, 4, 8]]);
    assert.deepEqual(scalable.at(6), [7, 'ab', [1, 2, 3, 4, 1, 2]]);
    assert.deepEqual(scaleArgument(['abc'])!.at(5), ['abcab']);
    assert.equal(scaleArgument([1, { a: 2 }]), undefined);
  });
});
