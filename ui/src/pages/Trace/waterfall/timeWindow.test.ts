import { expect, test } from 'vitest';
import { density } from './density';
import { stepsOf } from '../testSteps';
import { bounded, isWhole, moved, position, ticks, whole, zoomed } from './timeWindow';

const YEAR = 365 * 86_400_000;

test('a trace without duration has a width all the same', () => {
  expect(whole(0)).toEqual({ from: 0, to: 1 });
  expect(position(whole(0), 0)).toBe(0);
  expect(zoomed(whole(0), 0.5, 0)).toEqual({ from: 0, to: 1 });
  expect(ticks(whole(0), 8)).toEqual([0, 1]);
});

test('zooming keeps the moment around which it happens in place', () => {
  const before = { from: 0, to: 1000 };
  const after = zoomed(before, 0.5, 1000, 800);
  expect(after).toEqual({ from: 400, to: 900 });
  expect(position(after, 800)).toBe(position(before, 800));
});

test('windows stay within the trace and are never empty', () => {
  expect(bounded({ from: -50, to: 50 }, 1000)).toEqual({ from: 0, to: 100 });
  expect(bounded({ from: 990, to: 1090 }, 1000)).toEqual({ from: 900, to: 1000 });
  expect(bounded({ from: 5.2, to: 5.3 }, 1000)).toEqual({ from: 5, to: 6 });
  expect(moved({ from: 800, to: 1000 }, 0.25, 1000)).toEqual({ from: 800, to: 1000 });
  expect(isWhole(zoomed({ from: 100, to: 900 }, 2, 1000), 1000)).toBe(true);
});

test.each([1, 7, 999, 65_000, 3_700_000, YEAR, 40 * YEAR])(
  'ticks over %i ms are round and not too many',
  (duration) => {
    const marks = ticks(whole(duration), 8);
    expect(marks.length).toBeGreaterThan(1);
    expect(marks.length).toBeLessThanOrEqual(9);
    expect(marks.at(-1)).toBeLessThanOrEqual(duration);
  },
);

test('every step is in one bin, the last one too', () => {
  const steps = stepsOf({ ms: 0 }, { ms: 1 }, { ms: 50 }, { ms: 100 });
  expect(density(steps, 100, 4)).toEqual([2, 0, 1, 1]);
  expect(density(stepsOf({}, {}), 0, 3)).toEqual([2, 0, 0]);
});
