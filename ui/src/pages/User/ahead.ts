import type { Ahead } from '~/api/ahead';
import { interactionsQuery } from '~/api/interactions';
import { presentTime } from '~/components/useNow';
import { askForOpen } from '~/features/InteractionDrawer/ahead';
import { datesOf, rangeSearch } from '~/features/RangePicker/range';
import { ROWS, userFilter, type UserSearch } from './url';

/** The list, and what is open beside it. */
export function userAhead(ahead: Ahead, id: string, search: UserSearch): void {
  const dates = datesOf(rangeSearch({ ...search }), presentTime());
  ahead.ask(interactionsQuery(userFilter(id, search, dates), search.page ?? 1, ROWS));
  askForOpen(ahead, search.open);
}
