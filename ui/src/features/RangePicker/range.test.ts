import { describe, expect, it } from 'vitest';
import { draftOf, faultOf, rangeOf } from './draft';
import { rangeLabel } from './label';
import { datesOf, endOf, rangeSearch } from './range';

const NOW = new Date('2026-03-10T12:00:00.000Z');

describe('datesOf', () => {
  it('counts a span back from now, without an end', () => {
    expect(datesOf({ last: '15m' }, NOW)).toEqual({ startDate: '2026-03-10T11:45:00.000Z' });
    expect(datesOf({ last: '90d' }, NOW)).toEqual({ startDate: '2025-12-10T12:00:00.000Z' });
  });

  it('passes dates on, and nothing for everything', () => {
    expect(datesOf({ startDate: '2026-01-01' }, NOW)).toEqual({ startDate: '2026-01-01' });
    expect(datesOf({}, NOW)).toEqual({});
  });
});

describe('rangeSearch', () => {
  it.each(['2026-13-01', '2026-01-01T00:00:00', 'yesterday', '2026-01-01T00:00', '1'])('drops %s', (startDate) => {
    expect(rangeSearch({ startDate })).toEqual({});
  });

  it('takes days and times with an offset', () => {
    const range = { startDate: '2026-01-01', endDate: '2026-01-02T03:04:05.678+02:00' };
    expect(rangeSearch(range)).toEqual(range);
  });
});

it('a day alone ends with its last millisecond, in UTC', () => {
  expect(endOf({ endDate: '2026-01-31' })?.toISOString()).toBe('2026-01-31T23:59:59.999Z');
});

describe('a draft', () => {
  it('becomes whole days of the own zone', () => {
    const range = rangeOf({ from: '2026-01-01', to: '2026-01-02', fromTime: '00:00', toTime: '23:59' }, {});
    expect(range).toEqual({
      startDate: new Date(2026, 0, 1).toISOString(),
      endDate: new Date(2026, 0, 2, 23, 59, 59, 999).toISOString(),
    });
    expect(rangeLabel(range, NOW)).toBe('1 Jan – 2 Jan');
  });

  it('leaves a side that nobody touched as exact as it was', () => {
    const before = { startDate: '2026-01-01T10:20:30.456Z', endDate: '2026-01-03T11:22:33.789Z' };
    expect(rangeOf(draftOf(before), before)).toEqual(before);
    const later = rangeOf({ ...draftOf(before), toTime: '12:00' }, before);
    expect(later.startDate).toBe(before.startDate);
    expect(later.endDate).not.toBe(before.endDate);
  });

  it('cannot end before it starts, nor have no side at all', () => {
    expect(faultOf({ from: '2026-01-01', to: '2026-01-01', fromTime: '12:00', toTime: '11:59' })).toMatch(/before/);
    expect(faultOf({ from: null, to: null, fromTime: '00:00', toTime: '23:59' })).not.toBeNull();
    expect(faultOf({ from: '2026-01-01', to: null, fromTime: '00:00', toTime: '23:59' })).toBeNull();
  });
});

describe('rangeLabel', () => {
  it('names spans, sides and moments', () => {
    expect(rangeLabel({})).toBe('All time');
    expect(rangeLabel({ last: '24h' })).toBe('Last 24 hours');
    expect(rangeLabel({ startDate: new Date(2026, 0, 5).toISOString() }, NOW)).toBe('Since 5 Jan');
    const day = {
      startDate: new Date(2026, 0, 5).toISOString(),
      endDate: new Date(2026, 0, 5, 23, 59, 59, 999).toISOString(),
    };
    expect(rangeLabel(day, NOW)).toBe('5 Jan');
    const hours = {
      startDate: new Date(2026, 0, 5, 9).toISOString(),
      endDate: new Date(2026, 0, 5, 9, 30).toISOString(),
    };
    expect(rangeLabel(hours, NOW)).toBe('5 Jan, 09:00 – 09:30');
  });
});
