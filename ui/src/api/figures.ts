import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { Timeline } from './timeline';

const HOUR_MS = 3_600_000;
const PERIODS = { '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS };
const EVERY_MS = 15_000;

/** A stretch of time that ends now. */
export type Period = keyof typeof PERIODS;

/** What was recorded in a period, and in the one of the same length before it. */
export interface Figure {
  current: Timeline;
  before: Timeline;
}

/** The period has no end, so that a clock here that is slow hides nothing. Exact: both are sums of the server's. */
export const figureQuery = (period: Period) =>
  queryOptions({
    queryKey: ['figure', period],
    queryFn: async ({ signal }): Promise<Figure> => {
      const start = Date.now() - PERIODS[period];
      const [current, before] = await Promise.all([
        fetchTimeline({ startDate: text(start) }, signal),
        fetchTimeline({ startDate: text(start - PERIODS[period]), endDate: text(start - 1) }, signal),
      ]);
      return { current, before };
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });

async function fetchTimeline(dates: { startDate: string; endDate?: string }, signal: AbortSignal): Promise<Timeline> {
  return body(client.GET('/api/interactions/timeline', { params: { query: dates }, signal }));
}

function text(ms: number): string {
  return new Date(ms).toISOString();
}
