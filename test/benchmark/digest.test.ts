/** Equal results have equal digests, different ones have different ones, and large ones take no time. */
import assert from 'node:assert/strict';
import { digestOf } from '../../src/benchmark/host/digest.ts';

class Point {
  x = 1;
}
const loop: { self?: unknown } = {};
loop.self = new Set([loop]);

describe('the digest of a result', () => {
  const different: readonly unknown[] = [
    ...[
      undefined,
      null,
      0,
      -0,
      1,
      '1',
      1n,
      true,
      Number.NaN,
      '',
      [],
      {},
      [undefined],
      [null],
      [1, 2],
      [12],
      ['1', '2'],
    ],
    ...[{ a: 1 }, { a: 2 }, { b: 1 }, { a: undefined }, { x: 1 }, new Point(), new Set([1]), new Map([[1, 2]])],
    ...[new Date(0), new Date(1), /a/, /a/g, new Uint8Array([1, 2]), new Uint16Array([513]), new Error('a'), loop],
    ...[new TypeError('a'), [[1], 2], [1, [2]], { a: [1] }, new Map([[2, 1]]), new Uint8Array([1, 2, 3])],
  ];
  it('differs if the results differ', () => {
    const digests = different.map(digestOf);
    const twice = digests.flatMap((digest, index) => (digests.indexOf(digest) === index ? [] : [different[index]]));
    assert.deepEqual(twice, []);
  });

  const equal: Readonly<Record<string, readonly [unknown, unknown]>> = {
    'the order of keys': [
      { a: 1, b: [{ c: 2, d: 3 }] },
      { b: [{ d: 3, c: 2 }], a: 1 },
    ],
    'the order of insertion': [new Set(['a', 'b']), new Set(['b', 'a'])],
    'the memory behind': [new Uint8Array([1, 2]), new Uint8Array(new Uint8Array([0, 1, 2]).buffer, 1)],
    'a copy': [loop, structuredClone(loop)],
  };
  for (const [name, [one, other]] of Object.entries(equal))
    it(`does not depend on ${name}`, () => assert.equal(digestOf(one), digestOf(other)));

  it('is fast for millions of numbers', () => {
    const numbers = Array.from({ length: 2_000_000 }, (_, index) => index * 1.5);
    const begun = performance.now();
    const digest = digestOf([numbers, numbers]);
    assert.ok(performance.now() - begun < 3_000);
    numbers[1_999_999] = 0;
    assert.notEqual(digestOf([numbers, numbers]), digest);
  });
});
