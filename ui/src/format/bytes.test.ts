import { expect, it } from 'vitest';
import { bytes, utf8Size } from './bytes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1234, '1.2 kB'],
  [999_960, '1 MB'],
  [1_048_576, '1 MB'],
  [2_500_000_000, '2.5 GB'],
])('%d is written %s', (size, text) => {
  expect(bytes(size)).toBe(text);
});

it('counts bytes, not characters', () => {
  expect(utf8Size('é😀')).toBe(6);
});
