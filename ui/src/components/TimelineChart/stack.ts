import type { Timeline, GroupedTimeline } from '~/api/timeline';

/** A bucket of the timeline as it is drawn: its segments from the bottom up. */
export interface Bucket {
  from: Date;
  /** First moment after it. */
  to: Date;
  count: number;
  segments: Segment[];
}

export interface Segment {
  /** A mnemonic; {@link REST} for all that have no colour of their own. */
  group: string;
  count: number;
  /** How many lie below it. */
  below: number;
}

export interface Stack {
  buckets: Bucket[];
  /** The groups drawn apart, largest first, each with its sum; last, if any, the rest. */
  groups: { group: string; count: number }[];
  /** Of the highest bucket. */
  peak: number;
}

/** No mnemonic has a space. */
export const REST = 'all others';
const ALL = 'all';
const MOST_GROUPS = 7;

/** Milliseconds of the widths a bucket can have. */
const WIDTHS: Record<Timeline['granularity'], number> = {
  '15 minutes': 900_000,
  hour: 3_600_000,
  '6 hours': 21_600_000,
  day: 86_400_000,
};

/** Orders groups by size and puts each bucket's upon each other; small groups beyond seven become one. */
export function stack(timeline: Timeline | GroupedTimeline): Stack {
  const width = WIDTHS[timeline.granularity];
  const groups = sums(timeline);
  const own = new Set(groups.map((g) => g.group));
  const buckets = timeline.data.map((bucket) => {
    const from = new Date(bucket.date);
    const counts = groupsOf(bucket);
    return {
      from,
      to: new Date(from.getTime() + width),
      count: bucket.count,
      segments: segments(counts, groups, own),
    };
  });
  return { buckets, groups, peak: Math.max(0, ...buckets.map((b) => b.count)) };
}

function groupsOf(bucket: { count: number; groups?: Record<string, number> }): Record<string, number> {
  return bucket.groups ?? { [ALL]: bucket.count };
}

function sums(timeline: Timeline | GroupedTimeline): Stack['groups'] {
  const totals = new Map<string, number>();
  for (const bucket of timeline.data) {
    for (const [group, count] of Object.entries(groupsOf(bucket))) {
      totals.set(group, (totals.get(group) ?? 0) + count);
    }
  }
  const sorted = [...totals].map(([group, count]) => ({ group, count })).sort((a, b) => b.count - a.count);
  if (sorted.length <= MOST_GROUPS + 1) {
    return sorted;
  }
  const rest = sorted.slice(MOST_GROUPS).reduce((sum, g) => sum + g.count, 0);
  return [...sorted.slice(0, MOST_GROUPS), { group: REST, count: rest }];
}

function segments(counts: Record<string, number>, groups: Stack['groups'], own: Set<string>): Segment[] {
  const rest = Object.entries(counts).reduce((sum, [group, count]) => (own.has(group) ? sum : sum + count), 0);
  let below = 0;
  return groups.flatMap(({ group }) => {
    const count = group === REST ? rest : (counts[group] ?? 0);
    const segment = { group, count, below };
    below += count;
    return count === 0 ? [] : [segment];
  });
}
