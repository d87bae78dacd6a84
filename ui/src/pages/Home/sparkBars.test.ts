import { describe, expect, it } from 'vitest';
import type { Timeline } from '~/api/timeline';
import { sparkBars } from './sparkBars';

describe('sparkBars', () => {
  it('puts both periods in one row and adds up the bucket that they share', () => {
    const figure = {
      before: timeline({ '2026-01-01T10:00:00.000Z': 4, '2026-01-01T10:15:00.000Z': 1 }),
      current: timeline({ '2026-01-01T10:15:00.000Z': 2, '2026-01-01T10:30:00.000Z': 0 }),
    };
    expect(sparkBars(figure)).toEqual([
      { count: 4, isBefore: true },
      { count: 3, isBefore: false },
      { count: 0, isBefore: false },
    ]);
  });
});

function timeline(counts: Record<string, number>): Timeline {
  const data = Object.entries(counts).map(([date, count]) => ({ date, count }));
  return { granularity: '15 minutes', startDate: '', endDate: '', total: 0, data };
}
