import { defined, one, word } from '~/search';

/** The spans that are offered, counted back from now. */
export const SPANS = ['5m', '15m', '1h', '6h', '24h', '7d', '30d', '90d'] as const;
export type Span = (typeof SPANS)[number];

/** A stretch of time: the last so long, or from and to (both may be missing); neither means everything. */
export interface Range {
  last?: Span;
  /** As the API takes it: a time with an offset, or a whole UTC day. */
  startDate?: string;
  /** The same; inclusive. */
  endDate?: string;
}

export const SPAN_NAMES: Record<Span, string> = {
  '5m': 'Last 5 minutes',
  '15m': 'Last 15 minutes',
  '1h': 'Last hour',
  '6h': 'Last 6 hours',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY };

/** The dates to ask the API with. A span has no end, so that what happens meanwhile belongs to it. */
export function datesOf(range: Range, now: Date): Pick<Range, 'startDate' | 'endDate'> {
  if (range.last) {
    return { startDate: new Date(now.getTime() - lengthOf(range.last)).toISOString() };
  }
  return defined({ startDate: range.startDate, endDate: range.endDate });
}

/** Reads a range from `last`, `startDate` and `endDate` of an address; a span wins over dates. */
export function rangeSearch(search: Record<string, unknown>): Range {
  const last = word(search.last, SPANS);
  if (last) {
    return { last };
  }
  const range = defined({ startDate: date(search.startDate), endDate: date(search.endDate) });
  const [from, to] = [startOf(range), endOf(range)];
  return from && to && from > to ? {} : range;
}

/** The first moment of a range that is given by dates. */
export function startOf({ startDate }: Range): Date | undefined {
  return startDate === undefined ? undefined : new Date(startDate);
}

/** The last millisecond of a range that is given by dates. */
export function endOf({ endDate }: Range): Date | undefined {
  if (endDate === undefined) {
    return undefined;
  }
  const end = new Date(endDate);
  return isDay(endDate) ? new Date(end.getTime() + DAY - 1) : end;
}

function lengthOf(span: Span): number {
  return Number(span.slice(0, -1)) * (UNITS[span.slice(-1)] ?? 0);
}

function date(value: unknown): string | undefined {
  const text = one(value);
  const isTime = text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  return text !== undefined && (isTime || isDay(text)) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}
