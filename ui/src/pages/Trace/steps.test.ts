import { describe, expect, test } from 'vitest';
import { durationOf } from './steps';
import { stepsOf } from './testSteps';

const DAY = 86_400_000;

describe('placed', () => {
  test('offsets count from the first step, gaps from the one before', () => {
    const steps = stepsOf({ ms: 0 }, { ms: 40 }, { ms: 100 });
    expect(steps.map((s) => [s.offset, s.gap])).toEqual([
      [0, 0],
      [40, 40],
      [100, 60],
    ]);
    expect(durationOf(steps)).toBe(100);
  });

  test('steps of the same millisecond are parallel, and know their place', () => {
    const steps = stepsOf({ ms: 0 }, { ms: 5 }, { ms: 5 }, { ms: 5 }, { ms: 6 });
    expect(steps.map((s) => s.parallel)).toEqual([
      { size: 1, place: 0 },
      { size: 3, place: 0 },
      { size: 3, place: 1 },
      { size: 3, place: 2 },
      { size: 1, place: 0 },
    ]);
  });

  test('a gap that is long beside the others is a pause; even steps have none', () => {
    const uneven = stepsOf({ ms: 0 }, { ms: 46 }, { ms: 76 }, { ms: 859 }, { ms: 880 });
    expect(uneven.map((s) => s.isPause)).toEqual([false, false, false, true, false]);
    const even = stepsOf({ ms: 0 }, { ms: 100 }, { ms: 200 }, { ms: 300 });
    expect(even.some((s) => s.isPause)).toBe(false);
  });

  test('a gap of days is a pause, however even', () => {
    const monthly = stepsOf({ ms: 0 }, { ms: 30 * DAY }, { ms: 60 * DAY });
    expect(monthly.map((s) => s.isPause)).toEqual([false, true, true]);
  });

  test('all at one instant: no time, no gaps', () => {
    const steps = stepsOf({}, {}, {});
    expect(durationOf(steps)).toBe(0);
    expect(steps.some((s) => s.isPause || s.gap > 0)).toBe(false);
    expect(durationOf([])).toBe(0);
  });
});
