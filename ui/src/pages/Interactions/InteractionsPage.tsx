import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { interactionsQuery } from '~/api/interactions';
import { PageHeader } from '~/components/PageHeader';
import { Turns } from '~/components/Turn';
import { FilterBar } from '~/features/FilterBar/FilterBar';
import { filtersSearch } from '~/features/FilterBar/filters';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';
import { InteractionTable } from '~/features/InteractionTable/InteractionTable';
import { rangeSearch } from '~/features/RangePicker/range';
import { useRangeDates } from '~/features/RangePicker/useRangeDates';
import { without } from '~/search';
import { DownloadMenu } from './DownloadMenu';
import classes from './InteractionsPage.module.css';
import { NewNotice } from './NewNotice';
import { TimelinePanel } from './TimelinePanel';
import { LIMIT, withFilters, type InteractionsSearch } from './url';

const SHOWN = [['interactions'], ['timeline'], ['total']];

/** Everything that happened, searched and filtered. */
export function InteractionsPage() {
  const search = useSearch({ from: '/interactions' });
  const navigate = useNavigate({ from: '/interactions' });
  const queries = useQueryClient();
  const range = rangeSearch({ ...search });
  const filters = filtersSearch({ ...search });
  const { dates, refresh } = useRangeDates(range);
  const filter = { ...filters, ...dates };
  const { page = 1, limit = LIMIT, groupBy = 'action', open } = search;

  const { isPending } = useQuery(interactionsQuery(filter, page, limit));
  const go = (next: InteractionsSearch, replace = false) =>
    void navigate({ search: next, replace, resetScroll: false });
  const closed = without(search, 'open');
  const first = without(search, 'open', 'page');
  const showNew = () => {
    refresh();
    SHOWN.forEach((queryKey) => void queries.invalidateQueries({ queryKey }));
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <PageHeader title="Interactions" />
      <div className={classes.page}>
        <FilterBar
          range={range}
          onRange={(next) => go(withFilters(search, { range: next }))}
          filters={filters}
          onFilters={(next) => go(withFilters(search, { filters: next }))}
        />
        <Turns isCome={!isPending}>
          <TimelinePanel
            filter={filter}
            groupBy={groupBy}
            onGroupBy={(next) => {
              go(next === 'action' ? without(search, 'groupBy') : { ...search, groupBy: next }, true);
            }}
            onRange={(from, to) => {
              const brushed = { startDate: from.toISOString(), endDate: to.toISOString() };
              go(withFilters(search, { range: brushed }));
            }}
          />
        </Turns>
        <InteractionTable
          filter={filter}
          page={page}
          onPage={(next) => go(next === 1 ? first : { ...closed, page: next })}
          openId={open}
          onOpen={(id) => go({ ...search, open: id }, open !== undefined)}
          limit={limit}
          onLimit={(next) => {
            go(next === 100 ? { ...first, limit: next } : without(first, 'limit'));
          }}
          notice={page === 1 && !range.endDate && <NewNotice filter={filter} limit={limit} onShow={showNew} />}
          actions={<DownloadMenu filter={filter} page={page} limit={limit} />}
          empty={
            <Button size="xs" variant="default" onClick={() => go(withFilters(search, { range: {}, filters: {} }))}>
              Show everything
            </Button>
          }
        />
      </div>
      <InteractionDrawer id={open} onClose={() => go(closed)} />
    </>
  );
}
