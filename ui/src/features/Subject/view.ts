import type { TimelineGroup } from '~/api/timeline';
import { rangeSearch, type Range } from '~/features/RangePicker/range';
import { defined, one, positive, word } from '~/search';

/** What the pages of a resource and of a user keep in their addresses. */
export interface SubjectSearch extends Range {
  /** Which clock dates go by; without it, when it was recorded. */
  dateField?: 'interactionTimestamp';
  /** What the timeline's bars are made of; without it, the action. */
  groupBy?: Exclude<TimelineGroup, 'action'>;
  /** The page of the units of work. */
  work?: number;
  /** The interaction shown in the drawer. */
  open?: string;
}

export function subjectSearch(search: Record<string, unknown>): SubjectSearch {
  return {
    ...rangeSearch(search),
    ...defined({
      dateField: word(search.dateField, ['interactionTimestamp']),
      groupBy: word(search.groupBy, ['resourceType', 'origin']),
      work: positive(search.work),
      open: one(search.open),
    }),
  };
}
