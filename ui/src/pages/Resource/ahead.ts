import type { Ahead } from '~/api/ahead';
import { historyQuery } from '~/api/history';
import { presentTime } from '~/components/useNow';
import { askForOpen } from '~/features/InteractionDrawer/ahead';
import { datesOf, rangeSearch } from '~/features/RangePicker/range';
import { lifeFilter } from './match';
import type { ResourceSearch } from './url';

/** The newest of its life, and what is open beside it. */
export function resourceAhead(ahead: Ahead, type: string, id: string, search: ResourceSearch): void {
  const dates = datesOf(rangeSearch({ ...search }), presentTime());
  ahead.ask(historyQuery(lifeFilter(type, id, search, dates), 1));
  askForOpen(ahead, search.open);
}
