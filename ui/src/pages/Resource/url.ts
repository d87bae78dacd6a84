import { subjectSearch, type SubjectSearch } from '~/features/Subject/view';
import { defined, positive } from '~/search';

const MOST_PAGES = 40;

/** What this page keeps in its address. */
export interface ResourceSearch extends SubjectSearch {
  /** How many pages of its life are shown. */
  pages?: number;
}

export function resourceSearch(search: Record<string, unknown>): ResourceSearch {
  const pages = positive(search.pages);
  return { ...subjectSearch(search), ...defined({ pages: pages && Math.min(pages, MOST_PAGES) }) };
}
