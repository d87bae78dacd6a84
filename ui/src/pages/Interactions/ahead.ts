import type { Ahead } from '~/api/ahead';
import { interactionsQuery } from '~/api/interactions';
import { presentTime } from '~/components/useNow';
import { filtersSearch } from '~/features/FilterBar/filters';
import { askForOpen } from '~/features/InteractionDrawer/ahead';
import { datesOf, rangeSearch } from '~/features/RangePicker/range';
import { LIMIT, type InteractionsSearch } from './url';

/** The list, and what is open beside it. */
export function interactionsAhead(ahead: Ahead, { page = 1, limit, open, ...search }: InteractionsSearch): void {
  const filter = { ...filtersSearch(search), ...datesOf(rangeSearch(search), presentTime()) };
  ahead.ask(interactionsQuery(filter, page, limit ?? LIMIT));
  askForOpen(ahead, open);
}
