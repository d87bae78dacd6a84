import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LogFilter } from '~/api/filter';
import { topQuery, type TopBy, type TopList as Top } from '~/api/top';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { useTurn } from '~/components/Turn';
import { TopList, type TopEntry } from '~/components/TopList/TopList';
import { quantity } from '~/format/numbers';
import classes from './TopPanel.module.css';

interface Props {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  filter: LogFilter;
  by: TopBy;
  rows?: number;
  /** As many as others on the page want to know of, where those are more: then all ask the same. */
  asked?: number;
  empty?: string;
  /** What the filter leaves in view, as it goes on after "interactions". */
  within?: string;
  entry: (value: Top['data'][number]) => { label: ReactNode; link: TopEntry['link'] };
}

/** The most frequent of one kind among what matches. */
export function TopPanel({
  title,
  aside,
  filter,
  by,
  rows = 6,
  asked = rows,
  empty = 'None',
  within = '',
  entry,
}: Props) {
  const { data, error, isPending, refetch } = useQuery({ ...topQuery(filter, by, asked), enabled: useTurn() });
  return (
    <Panel flush title={title} aside={aside}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TopList
          isLoading={isPending}
          rows={rows}
          total={data?.counted ?? 0}
          empty={empty}
          entries={(data?.data ?? []).slice(0, rows).map((value) => ({
            key: JSON.stringify([value.resourceType, value.value]),
            count: value.count,
            ...entry(value),
          }))}
        />
      )}
      {data?.isComplete === false && (
        <p className={classes.partial}>
          Of the newest {quantity(data.counted)} interactions{within}.
        </p>
      )}
    </Panel>
  );
}
