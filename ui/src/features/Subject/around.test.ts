import { expect, it } from 'vitest';
import { around } from './around';

it('goes from the first hour to the last', () => {
  expect(around('2026-01-01T10:20:00.000Z', '2026-01-05T23:00:00.000Z')).toEqual({
    startDate: '2026-01-01T10:00:00.000Z',
    endDate: '2026-01-05T23:59:59.999Z',
  });
});

it('puts a short life into the middle of a day', () => {
  expect(around('2026-01-01T12:20:00.000Z', '2026-01-01T12:20:03.000Z')).toEqual({
    startDate: '2026-01-01T00:00:00.000Z',
    endDate: '2026-01-01T23:59:59.999Z',
  });
});
