import type { Span } from './url';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const DAYS: Record<Span, number> = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 };

export const SPAN_NAMES: Record<Span, string> = {
  '24h': 'last 24 hours',
  '7d': 'last 7 days',
  '30d': 'last 30 days',
  '90d': 'last 90 days',
};

/** When a span began, to the minute: the same for a while, so that what was asked with it need not be asked again. */
export function startOf(last: Span, now: Date): string {
  const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(minute - DAYS[last] * DAY_MS).toISOString();
}
