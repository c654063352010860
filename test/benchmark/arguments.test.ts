/** Which function a name means, and which arguments it is measured with. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseArguments } from '../../src/benchmark/code/choose-arguments.ts';
import { findBreakEven } from '../../src/benchmark/code/clone-cost.ts';
import { findFunction, parse } from '../../src/benchmark/code/find-function.ts';
import { argumentsProblem } from '../../src/benchmark/code/arguments-problem.ts';
import { scaleArgument } from '../../src/benchmark/code/scale-argument.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arguments-'));
  await writeFile(join(folder, 'package.json'), '{}');
});
after(() => rm(folder, { recursive: true, force: true }));

async function choose(text: string, name = 'work') {
  const source = parse(join(folder, 'file.ts'), text);
  const found = findFunction(source, name);
  return 'reason' in found ? found : chooseArguments(found, name, source);
}

describe('a function to measure', () => {
  const found = (text: string, name: string) => {
    const result = findFunction(parse('file.ts', text), name);
    return 'reason' in result ? result.reason : result.expression;
  };

  it('can be at the top level, exported or not', () => {
    assert.equal(found('function work() {}', 'work'), 'work');
    assert.equal(found('export const other = 1, work = async () => 2;', 'work'), 'work');
    assert.equal(found('export default function () {}', 'default'), '__workload_default');
  });

  it('can be a method of an object or of a class', () => {
    assert.equal(found('const api = { load() {} };', 'api.load'), '(...args) => api.load(...args)');
    assert.equal(found('class Store { static open() {} }', 'Store.open'), '(...args) => Store.open(...args)');
    assert.equal(
      found('class Store { constructor(size = 1) {} load() {} }', 'Store.load'),
      '((it) => (...args) => it.load(...args))(new Store())',
    );
  });

  it('is refused with a reason if it cannot be called', () => {
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
  it('come from @bench, as a list or as a call', async () => {
    assert.deepEqual(await choose('/** @bench 3_000, [1, 2] */ function work(n: number, list: number[]) {}'), {
      text: '3_000, [1, 2]',
      source: 'bench',
    });
    assert.deepEqual(await choose('/** @bench work(5) */ const work = (n: number) => n;'), {
      text: '5',
      source: 'bench',
    });
  });

  it('come from the call in an @example', async () => {
    const text =
      '/**\n * @example\n * ```ts\n * const result = await work({ a: 1 }, "x");\n * ```\n ' +
      '*/\nexport async function work(a: unknown, b: string) {}';
    assert.deepEqual(await choose(text), { text: '{ a: 1 }, "x"', source: 'example' });
  });

  it('come from a call with literals, there or in another file of the project', async () => {
    const text = 'export function work(n: number, s: string, o?: object) {}';
    assert.deepEqual(await choose(`${text}\nwork(limit, "a");\nit(() => work(-3, "b", { a: [1, null] }));`), {
      text: '-3, "b", { a: [1, null] }',
      source: 'call',
    });
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'node_modules', 'a.ts'), 'work(1, "not of the project");');
    await mkdir(join(folder, 'lib'));
    await writeFile(join(folder, 'lib', 'b.js'), 'it.work(7, `c`)');
    assert.deepEqual(await choose(text), { text: '7, `c`', source: 'call' });
    await rm(join(folder, 'lib'), { recursive: true });
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
    it(`are generated from ${type}`, async () => {
      assert.deepEqual(
        await choose(
          `interface Options { size: number; name?: string }\ntype Id = number;\nfunction work(a: ${type}) {}`,
        ),
        { text, source: 'types' },
      );
    });
  }

  it('are not generated from what only the user knows', async () => {
    for (const type of ['Connection', '() => void', 'unknown', 'Options & Connection']) {
      const answer = await choose(`function work(a: number, connection: ${type}) {}`);
      assert.match(
        'reason' in answer ? answer.reason : '',
        /^No argument can be made for connection: .*\. Type the arguments, or add @bench to the doc comment\.$/,
      );
    }
  });

  it('come from a call, even if none are required', async () =>
    assert.deepEqual(await choose('function work(turns = 1000) {}\nwork(1_000_000);'), {
      text: '1_000_000',
      source: 'call',
    }));

  it('are none if none are required', async () =>
    assert.deepEqual(await choose('function work(a = 1, ...more: number[]) {}'), { text: '', source: 'none' }));
});

describe('the break-even of a worker', () => {
  it('lies between a size that does not pay and one that does', () => {
    // Over 10 ms of work from 250 elements on, if work grows as the size does.
    const curve = [100, 200, 400, 800].map((size) => ({ size, compute: size / 25, clone: size / 1000 }));
    assert.equal(findBreakEven(curve), 250);
  });

  it('is absent if cloning costs half of the work at any size', () => {
    assert.equal(
      findBreakEven([100, 1000, 10_000].map((size) => ({ size, compute: size / 10, clone: size / 15 }))),
      undefined,
    );
  });

  it('is the smallest size if all pay', () =>
    assert.equal(findBreakEven([100, 1000].map((size) => ({ size, compute: size, clone: 0 }))), 100));

  it('is found by scaling the largest argument', () => {
    const scalable = scaleArgument([7, 'ab', [1, 2, 3, 4]])!;
    assert.deepEqual([scalable.unit, scalable.sizes([1 / 2, 1, 2])], ['elements', [2, 4, 8]]);
    assert.deepEqual(scalable.at(6), [7, 'ab', [1, 2, 3, 4, 1, 2]]);
    assert.deepEqual(scaleArgument(['abc'])!.at(5), ['abcab']);
    assert.equal(scaleArgument([1, { a: 2 }]), undefined);
  });
});

describe('mistakes in arguments', () => {
  const source = parse('a.ts', 'function work(a: number, b: string, c = 1) {}');
  const found = findFunction(source, 'work');
  const wrong: Readonly<Record<string, string | undefined>> = {
    '1, "x"': undefined,
    '...both': undefined,
    '1, (x) => { return x; } // why': undefined,
    '1, +': 'The arguments cannot be read at their end: Expression expected.',
    '1, 2 3': "The arguments cannot be read at character 6: ',' expected.",
    '1], [2': 'The arguments must be expressions separated by commas.',
    '1': 'work() needs more arguments: add b.',
    '': 'work() needs arguments: add a, b.',
  };
  for (const [text, problem] of Object.entries(wrong))
    it(`are reported: ${text || 'none'}`, () => {
      assert.ok('parameters' in found);
      assert.equal(argumentsProblem(text, 'work', found), problem);
    });
});
