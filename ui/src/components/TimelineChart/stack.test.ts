import { expect, test } from 'vitest';
import { REST, stack } from './stack';

const range = {
  startDate: '2024-01-01T00:00:00.000Z',
  endDate: '2024-01-01T01:59:59.999Z',
  granularity: 'hour' as const,
};

test('a plain timeline is one group, each bucket as wide as its granularity', () => {
  const { buckets, peak } = stack({
    ...range,
    total: 5,
    data: [
      { date: '2024-01-01T00:00:00.000Z', count: 2 },
      { date: '2024-01-01T01:00:00.000Z', count: 3 },
    ],
  });
  expect(buckets.map((b) => b.to.toISOString())).toEqual(['2024-01-01T01:00:00.000Z', '2024-01-01T02:00:00.000Z']);
  expect(buckets[1]?.segments).toEqual([{ group: 'all', count: 3, below: 0 }]);
  expect(peak).toBe(3);
});

test('the larger group lies below, in every bucket alike', () => {
  const { buckets, groups } = stack({
    ...range,
    groupBy: 'action',
    total: 9,
    data: [
      { date: '2024-01-01T00:00:00.000Z', count: 3, groups: { CREATE: 2, UPDATE: 1 } },
      { date: '2024-01-01T01:00:00.000Z', count: 6, groups: { UPDATE: 6 } },
    ],
  });
  expect(groups.map((g) => g.group)).toEqual(['UPDATE', 'CREATE']);
  expect(buckets[0]?.segments).toEqual([
    { group: 'UPDATE', count: 1, below: 0 },
    { group: 'CREATE', count: 2, below: 1 },
  ]);
});

test('more groups than colours: the smallest become one, and nothing is lost', () => {
  const groups = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`G${n}`, n + 1]));
  const drawn = stack({ ...range, groupBy: 'action', total: 78, data: [{ date: range.startDate, count: 78, groups }] });
  expect(drawn.groups).toHaveLength(8);
  expect(drawn.groups.at(-1)).toEqual({ group: REST, count: 1 + 2 + 3 + 4 + 5 });
  expect(drawn.buckets[0]?.segments.reduce((sum, s) => sum + s.count, 0)).toBe(78);
});
