import { expect, test } from 'vitest';
import { align } from './align';

test.each([
  ['', '', 0],
  ['abc', '', 0],
  ['abc', 'abc', 3],
  ['abc', 'xyz', 0],
  ['axbxc', 'abc', 3],
  ['xyx', 'yx', 2],
  ['abcbdab', 'bdcaba', 4],
])('%s and %s have %i in common', (left, right, common) => {
  expect(checked(left, right)).toHaveLength(common);
});

test('it is the longest, by comparison with the plain table', () => {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 200; round++) {
    const [left, right] = [0, 1].map(() =>
      Array.from({ length: Math.floor(random() * 14) }, () => 'abc'[Math.floor(random() * 3)]).join(''),
    );
    expect(checked(left ?? '', right ?? ''), `${left ?? ''} ${right ?? ''}`).toHaveLength(
      longest(left ?? '', right ?? ''),
    );
  }
});

/** The pairs, after making sure that they are equal elements in ascending order. */
function checked(left: string, right: string): [number, number][] {
  const pairs = align(Array.from(left), Array.from(right));
  pairs.forEach(([l, r], i) => {
    expect(left[l]).toBe(right[r]);
    const [beforeL, beforeR] = pairs[i - 1] ?? [-1, -1];
    expect(l).toBeGreaterThan(beforeL);
    expect(r).toBeGreaterThan(beforeR);
  });
  return pairs;
}

function longest(left: string, right: string): number {
  if (left === '' || right === '') {
    return 0;
  }
  const [l, r] = [left.slice(1), right.slice(1)];
  return left.startsWith(right.slice(0, 1)) ? 1 + longest(l, r) : Math.max(longest(l, right), longest(left, r));
}
