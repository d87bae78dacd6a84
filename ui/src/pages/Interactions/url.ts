import { filtersSearch, type Filters } from '~/features/FilterBar/filters';
import { rangeSearch, type Range } from '~/features/RangePicker/range';
import { defined, one, positive, word } from '~/search';

/** Rows a page, where the address does not say. */
export const LIMIT = 50;

/** What this page keeps in its address. */
export interface InteractionsSearch extends Filters, Range {
  /** Without it, by action. */
  groupBy?: 'resourceType' | 'origin';
  page?: number;
  /** Rows a page; without it 50. */
  limit?: 100;
  /** The interaction whose details are shown. */
  open?: string;
}

export function interactionsSearch(search: Record<string, unknown>): InteractionsSearch {
  return {
    ...rangeSearch(search),
    ...filtersSearch(search),
    ...defined({
      groupBy: word(search.groupBy, ['resourceType', 'origin']),
      page: positive(search.page),
      limit: positive(search.limit) === 100 ? (100 as const) : undefined,
      open: one(search.open),
    }),
  };
}

/** The same view of other interactions: from its first page, with nothing open. */
export function withFilters(
  search: InteractionsSearch,
  change: { range?: Range; filters?: Filters },
): InteractionsSearch {
  const { range = rangeSearch({ ...search }), filters = filtersSearch({ ...search }) } = change;
  return { ...range, ...filters, ...defined({ groupBy: search.groupBy, limit: search.limit }) };
}
