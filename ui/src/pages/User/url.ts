import type { LogFilter } from '~/api/filter';
import type { Range } from '~/features/RangePicker/range';
import { subjectSearch, type SubjectSearch } from '~/features/Subject/view';
import { defined, positive } from '~/search';

/** Rows a page of the table. */
export const ROWS = 50;

/** What this page keeps in its address. */
export interface UserSearch extends SubjectSearch {
  /** The page of the table. */
  page?: number;
}

export function userSearch(search: Record<string, unknown>): UserSearch {
  return { ...subjectSearch(search), ...defined({ page: positive(search.page) }) };
}

/** The user's interactions that are looked at. */
export function userFilter(
  id: string,
  { dateField }: UserSearch,
  dates: Pick<Range, 'startDate' | 'endDate'>,
): LogFilter {
  return { userId: [id], ...dates, ...(dateField && { dateField }) };
}
