import { expect, test } from 'vitest';
import { expiresDate, expiryState, localDay } from './expiry';

const now = new Date('2026-03-10T12:00:00Z');

test('a preset counts from now, to the millisecond', () => {
  expect(expiresDate('30', '', now)).toBe('2026-04-09T12:00:00.000Z');
  expect(expiresDate('never', '2026-04-09', now)).toBeNull();
});

test('the day that is chosen is the last one on which the key works, in the own zone', () => {
  const end = new Date(expiresDate('date', '2026-12-31', now) ?? '');
  expect(localDay(end)).toBe('2026-12-31');
  expect(localDay(new Date(end.getTime() + 1))).toBe('2027-01-01');
});

test('soon is within two weeks', () => {
  expect(expiryState(null, now)).toBe('never');
  expect(expiryState('2026-03-10T12:00:00Z', now)).toBe('expired');
  expect(expiryState('2026-03-24T12:00:00Z', now)).toBe('soon');
  expect(expiryState('2026-03-24T12:00:01Z', now)).toBe('later');
});
