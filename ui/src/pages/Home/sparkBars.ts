import type { Figure } from '~/api/figures';
import type { SparkBar } from '~/components/Sparkline/Sparkline';

/** The buckets of both periods in one row; the one they share is said to be of the present. */
export function sparkBars({ before, current }: Figure): SparkBar[] {
  const bars = new Map<string, SparkBar>();
  for (const { date, count } of before.data) {
    bars.set(date, { count, isBefore: true });
  }
  for (const { date, count } of current.data) {
    bars.set(date, { count: count + (bars.get(date)?.count ?? 0), isBefore: false });
  }
  return [...bars].sort(([a], [b]) => a.localeCompare(b)).map(([, bar]) => bar);
}
