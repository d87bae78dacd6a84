import { activityQuery } from '~/api/activity';
import type { Ahead } from '~/api/ahead';
import { presentTime } from '~/components/useNow';
import { datesOf, rangeSearch } from '~/features/RangePicker/range';
import { without } from '~/search';
import { askedOf, GROUPS_A_PAGE, isAsked, type ActivitySearch } from './url';

/** What was found. */
export function activityAhead({ ask }: Ahead, search: ActivitySearch): void {
  if (isAsked(search)) {
    const dates = datesOf(rangeSearch({ ...search }), presentTime());
    ask(activityQuery({ ...askedOf(without(search, 'page')), ...dates }, search.page ?? 1, GROUPS_A_PAGE));
  }
}
