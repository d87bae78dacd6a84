import { Button } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, type ReactNode } from 'react';
import type { LogFilter } from '~/api/filter';
import { interactionsQuery } from '~/api/interactions';
import { EmptyState, ErrorState } from '~/components/States';
import { quantity } from '~/format/numbers';
import { usePreferences } from '~/preferences/preferences';
import { COLUMNS, type ColumnKey } from './columns';
import { Grid } from './Grid';
import classes from './InteractionTable.module.css';
import { Pager } from './Pager';
import { fitting } from './tracks';
import { ViewMenu } from './ViewMenu';

/** Below this the columns say nothing any more: rows become cards. */
const CARDS_BELOW = 640;

interface Props {
  filter: LogFilter;
  page: number;
  onPage: (page: number) => void;
  /** The interaction that is shown beside the table. */
  openId: string | undefined;
  onOpen: (interactionId: string) => void;
  /** Columns that would say the same in every row. */
  hidden?: readonly ColumnKey[];
  /** Rows a page. The choice is there only with `onLimit`. */
  limit?: number;
  onLimit?: (limit: number) => void;
  /** Beside the count: what there is to know about this list, such as that there is more. */
  notice?: ReactNode;
  /** What can be done with all that matches. */
  actions?: ReactNode;
  /** What to do when nothing matches. */
  empty?: ReactNode;
}

const NONE: readonly ColumnKey[] = [];

/** The interactions that match, newest first, page by page. */
export function InteractionTable(props: Props) {
  const { filter, page, onPage, openId, onOpen, hidden = NONE, limit = 50, onLimit } = props;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(interactionsQuery(filter, page, limit));
  const [{ hiddenColumns }] = usePreferences();
  const { ref: measured, width } = useElementSize();
  const section = useRef<HTMLElement>(null);
  const ref = useMergedRef(measured, section);
  const go = (to: number) => {
    // The next page is read from its top.
    if ((section.current?.getBoundingClientRect().top ?? 0) < 0) {
      section.current?.scrollIntoView();
    }
    onPage(to);
  };
  const isCards = width > 0 && width < CARDS_BELOW;
  const wanted = useMemo(
    () => COLUMNS.filter(({ key }) => !hidden.includes(key) && !hiddenColumns.includes(key)),
    [hidden, hiddenColumns],
  );
  const columns = useMemo(() => (isCards || width === 0 ? wanted : fitting(wanted, width)), [wanted, isCards, width]);
  const total = data?.pagination.total;
  const pages = data ? Math.max(1, Math.ceil(data.pagination.total / limit)) : page;
  return (
    <section className={classes.table} ref={ref} aria-label="Interactions">
      <header className={classes.bar}>
        <p className={classes.count} role="status">
          {data ? countOf(data.pagination, data.data.length) : <span className={classes.bone} />}
        </p>
        {props.notice}
        <div className={classes.actions}>
          {props.actions}
          <ViewMenu without={hidden} />
        </div>
      </header>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : total === 0 ? (
        <EmptyState title="Nothing matches">{props.empty}</EmptyState>
      ) : data?.data.length === 0 && !isPlaceholderData ? (
        <EmptyState title={`There is no page ${quantity(page)}`}>
          <Button size="xs" variant="default" onClick={() => go(pages)}>
            Go to the last page, {quantity(pages)}
          </Button>
        </EmptyState>
      ) : (
        <Grid
          key={`${String(page)} ${String(limit)}`}
          rows={data?.data}
          columns={columns}
          isCards={isCards}
          clock={filter.dateField ?? 'createdDate'}
          isFetching={isFetching}
          openId={openId}
          onOpen={onOpen}
        />
      )}
      {(total ?? 1) > 0 && (
        <footer className={classes.foot}>
          <Pager page={page} pages={pages} onPage={go} limit={limit} onLimit={onLimit} />
        </footer>
      )}
    </section>
  );
}

/** "1–100 of 1,234,567" */
function countOf({ page, limit, total }: { page: number; limit: number; total: number }, rows: number): ReactNode {
  if (total === 0) {
    return <strong>None</strong>;
  }
  const first = (page - 1) * limit + 1;
  const range = rows === 0 ? '0' : `${quantity(first)}–${quantity(first + rows - 1)}`;
  return (
    <>
      <strong>{range}</strong> of <strong>{quantity(total)}</strong>
    </>
  );
}
