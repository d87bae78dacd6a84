import { Button, Skeleton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { LogFilter } from '~/api/filter';
import { HISTORY_PAGE, historyQuery } from '~/api/history';
import { Panel } from '~/components/Panel';
import { EmptyState, ErrorState } from '~/components/States';
import { count, quantity } from '~/format/numbers';
import { steps } from './life';
import { LifeStep } from './LifeStep';
import classes from './Resource.module.css';

interface Props {
  filter: LogFilter;
  resourceId: string;
  /** How many pages are shown. */
  pages: number;
  onPages: (pages: number) => void;
  openId: string | undefined;
  onOpen: (interactionId: string) => void;
  /** Whether the oldest shown is the first there ever was. */
  isWhole: boolean;
}

/** What happened to a resource, newest first, each with what it changed. */
export function Life({ filter, resourceId, pages, onPages, openId, onOpen, isWhole }: Props) {
  const queries = useQueries({ queries: Array.from({ length: pages }, (_, i) => historyQuery(filter, i + 1)) });
  const loaded = queries.flatMap((query) => query.data ?? []);
  const failed = queries.find((query) => query.isError);
  const isLoading = queries.some((query) => query.isPending);
  const total = loaded[0]?.total;
  const shown = steps(loaded, resourceId);
  const older = total === undefined ? 0 : Math.max(0, total - pages * HISTORY_PAGE);
  return (
    <Panel flush title="Its life" aside={total !== undefined && <span className={classes.note}>Newest first</span>}>
      {total === 0 && <EmptyState title="Nothing in this time" />}
      {shown.length > 0 && (
        <ol className={classes.life}>
          {shown.map((step) => (
            <LifeStep
              key={step.row.interactionId}
              step={step}
              isOpen={openId === step.row.interactionId}
              isFirst={isWhole && older === 0 && step.before === null}
              onOpen={() => onOpen(step.row.interactionId)}
            />
          ))}
        </ol>
      )}
      {isLoading && <Loading />}
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {older > 0 && !isLoading && (
        <div className={classes.older}>
          <Button variant="default" size="xs" onClick={() => onPages(pages + 1)}>
            Show older
          </Button>
          <span className={classes.note}>
            {quantity(shown.length)} of {count(total ?? 0, 'interaction')}
          </span>
        </div>
      )}
    </Panel>
  );
}

function Loading() {
  return (
    <div className={classes.loading} role="status" aria-label="Loading">
      {Array.from({ length: 6 }, (_, n) => (
        <Skeleton key={n} height={44} />
      ))}
    </div>
  );
}
