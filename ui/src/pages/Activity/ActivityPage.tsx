import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import { rangeSearch } from '~/features/RangePicker/range';
import { useRangeDates } from '~/features/RangePicker/useRangeDates';
import { stringifySearch, without } from '~/search';
import classes from './ActivityPage.module.css';
import { Examples } from './Examples';
import { Groups } from './Groups';
import { QueryForm } from './QueryForm';
import { askedOf, isAsked, type ActivitySearch } from './url';

const route = getRouteApi('/activity');

/** Who did what to several resources, grouped by user and unit of work. */
export function ActivityPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { dates, refresh } = useRangeDates(rangeSearch({ ...search }));
  const isSearching = useIsFetching({ queryKey: ['activity'] }) > 0;
  const query = without(search, 'page');
  const submit = (next: ActivitySearch) => {
    if (isAsked(next) && stringifySearch({ ...next }) === stringifySearch({ ...query })) {
      // The same again: as it is now.
      refresh();
      void queries.invalidateQueries({ queryKey: ['activity'] });
    }
    void navigate({ search: next, resetScroll: false });
  };
  return (
    <>
      <PageHeader
        title="Activity"
        description="Who did what to which resources, put together by user and unit of work"
      />
      <div className={classes.page}>
        <Panel flush>
          <QueryForm search={query} isSearching={isSearching} onSubmit={submit} />
        </Panel>
        {isAsked(search) ? (
          <Groups
            asked={{ ...askedOf(query), ...dates }}
            page={search.page ?? 1}
            onPage={(page) => void navigate({ search: { ...query, ...(page > 1 && { page }) } })}
          />
        ) : (
          <Panel>
            <Examples />
          </Panel>
        )}
      </div>
    </>
  );
}
