import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBadges } from '~/api/catalog';
import type { LogFilter } from '~/api/filter';
import { topQuery, type TopBy, type TopList as Top } from '~/api/top';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TopList, type TopEntry } from '~/components/TopList/TopList';
import { useNow } from '~/components/useNow';
import { quantity } from '~/format/numbers';
import { SPAN_NAMES, startOf } from './span';
import type { Clock, Span } from './url';
import classes from './TopLists.module.css';

const ROWS = 8;

type Value = Top['data'][number];

/** Who and what was busiest. */
export function TopLists({ last, dateField }: { last: Span; dateField: Clock }) {
  const filter: LogFilter = { startDate: startOf(last, useNow()), dateField };
  const search = dateField === 'createdDate' ? { last } : { last, dateField };
  const typeBadges = useBadges('resource-types');
  const originBadges = useBadges('origins');
  const place = { filter, note: SPAN_NAMES[last] };
  return (
    <div className={classes.lists}>
      <Busiest
        title="Busiest resources"
        by="resource"
        {...place}
        entry={({ value, resourceType }) => ({
          label: (
            <span className={classes.resource}>
              <bdi className={classes.text}>{value}</bdi>
              {resourceType !== null && <MnemonicBadge mnemonic={resourceType} {...typeBadges(resourceType)} />}
            </span>
          ),
          link: { to: '/resources/$type/$id', params: { type: resourceType ?? '', id: value } },
        })}
      />
      <Busiest
        title="Busiest users"
        by="user"
        {...place}
        entry={({ value }) => ({ label: <bdi>{value}</bdi>, link: { to: '/users/$id', params: { id: value } } })}
      />
      <Busiest
        title="Busiest origins"
        by="origin"
        {...place}
        entry={({ value }) => ({
          label: <MnemonicBadge mnemonic={value} {...originBadges(value)} />,
          link: { to: '/interactions', search: { ...search, origin: [value] } },
        })}
      />
    </div>
  );
}

interface BusiestProps {
  title: string;
  by: TopBy;
  filter: LogFilter;
  note: string;
  entry: (value: Value) => { label: ReactNode; link: TopEntry['link'] };
}

function Busiest({ title, by, filter, note, entry }: BusiestProps) {
  const { data, error, isPending, refetch } = useQuery(topQuery(filter, by, ROWS));
  const isPartial = data?.isComplete === false;
  return (
    <Panel flush title={title} aside={<span className={classes.note}>{note}</span>}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TopList
          isLoading={isPending}
          rows={ROWS}
          total={data?.counted ?? 0}
          entries={(data?.data ?? []).map((value) => ({
            key: JSON.stringify([value.resourceType, value.value]),
            count: value.count,
            ...entry(value),
          }))}
        />
      )}
      {isPartial && (
        <p className={classes.partial}>Of the newest {quantity(data.counted)} interactions of this time.</p>
      )}
    </Panel>
  );
}
