import { subjectSearch, type SubjectSearch } from '~/features/Subject/view';
import { defined, positive } from '~/search';

/** What this page keeps in its address. */
export interface UserSearch extends SubjectSearch {
  /** The page of the table. */
  page?: number;
}

export function userSearch(search: Record<string, unknown>): UserSearch {
  return { ...subjectSearch(search), ...defined({ page: positive(search.page) }) };
}
