import { CLOCKS, type Clock } from '~/api/filter';
import { TIMELINE_GROUPS, type TimelineGroup } from '~/api/timeline';
import { one, word } from '~/search';

export const SPANS = ['24h', '7d', '30d', '90d'] as const;

export type Span = (typeof SPANS)[number];

/** What this page keeps in its address. */
export interface HomeSearch {
  /** How far back timeline and top lists go; a day where it does not say. */
  last?: Span;
  /** What the timeline is stacked by; the action where it does not say. */
  groupBy?: TimelineGroup;
  dateField?: Clock;
  /** The interaction that is looked at. */
  open?: string;
}

export function homeSearch(search: Record<string, unknown>): HomeSearch {
  const last = word(search.last, SPANS);
  const groupBy = word(search.groupBy, TIMELINE_GROUPS);
  const dateField = word(search.dateField, CLOCKS);
  const open = one(search.open);
  return { ...(last && { last }), ...(groupBy && { groupBy }), ...(dateField && { dateField }), ...(open && { open }) };
}
