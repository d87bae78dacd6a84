import { useState } from 'react';
import { useNow } from '~/components/useNow';
import { datesOf, type Range } from './range';

/**
 * The dates of a range for as long as it stays the same: "the last hour" does not move on under the eyes of whoever reads,
 * but at `refresh`.
 */
export function useRangeDates(range: Range): { dates: Pick<Range, 'startDate' | 'endDate'>; refresh: () => void } {
  const now = useNow();
  const [anchor, setAnchor] = useState({ last: range.last, now });
  if (anchor.last !== range.last) {
    setAnchor({ last: range.last, now });
  }
  return {
    dates: datesOf(range, anchor.now),
    refresh: () => setAnchor({ last: range.last, now: new Date() }),
  };
}
