import { expect, test } from 'vitest';
import { exactDuration } from './exactDuration';

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [12_342, '12.342 s'],
  [60_000, '1 min'],
  [93_784_005, '1 d 2 h 3 min 4.005 s'],
])('%i ms is %s', (ms, text) => {
  expect(exactDuration(ms)).toBe(text);
});
