import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { activityQuery, type ActivitySearch } from '~/api/activity';
import { useBadges } from '~/api/catalog';
import { Panel } from '~/components/Panel';
import { EmptyState, ErrorState } from '~/components/States';
import { Pager } from '~/features/InteractionTable/Pager';
import { count } from '~/format/numbers';
import { GroupCard } from './GroupCard';
import { GROUPS_A_PAGE } from './url';
import classes from './Groups.module.css';

interface Props {
  asked: ActivitySearch;
  page: number;
  onPage: (page: number) => void;
}

/** What was found: who did what, as part of which unit of work. */
export function Groups({ asked, page, onPage }: Props) {
  const { data, error, isPlaceholderData, refetch } = useQuery(activityQuery(asked, page, GROUPS_A_PAGE));
  const badges = {
    action: useBadges('actions'),
    origin: useBadges('origins'),
    resourceType: useBadges('resource-types'),
  };
  const total = data?.pagination.total;
  return (
    <Panel
      flush
      title={<span role="status">{total === undefined ? 'Searching…' : error ? 'Activity' : found(total)}</span>}
      aside={
        data && data.pagination.totalPages > 1 ? (
          <Pager page={page} pages={data.pagination.totalPages} onPage={onPage} limit={GROUPS_A_PAGE} />
        ) : undefined
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : total === 0 ? (
        <EmptyState title="Nobody did anything like that">
          No interaction matches all of it. Leave out a filter, or look at a longer time; resources and users must be
          spelled as they were recorded, upper and lower case included.
        </EmptyState>
      ) : data?.data.length === 0 ? (
        <EmptyState title="There are no more pages">
          <p>{found(total ?? 0)} in all.</p>
        </EmptyState>
      ) : (
        <ol className={classes.groups} data-old={isPlaceholderData || undefined} aria-busy={isPlaceholderData}>
          {data
            ? data.data.map((group) => (
                <li key={`${group.uowId} ${group.userId ?? ''}`}>
                  <GroupCard group={group} badges={badges} />
                </li>
              ))
            : Array.from({ length: 5 }, (_, index) => (
                <li key={index} className={classes.skeleton}>
                  <Skeleton height={14} width="40%" />
                  <Skeleton height={14} width="70%" />
                  <Skeleton height={14} width="55%" />
                </li>
              ))}
        </ol>
      )}
    </Panel>
  );
}

function found(total: number): string {
  return count(total, 'piece of work', 'pieces of work');
}
