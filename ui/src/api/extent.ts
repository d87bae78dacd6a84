import { queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import type { LogFilter } from './filter';

/** How many match now; asked again and again, to tell whether there are more. */
export const totalQuery = (filter: LogFilter, everyMs: number) =>
  queryOptions({
    queryKey: ['total', filter],
    queryFn: async ({ signal }) => (await first(filter, 'desc', signal)).pagination.total,
    refetchInterval: everyMs,
    staleTime: 0,
    gcTime: 0,
  });

/** The time of the first one that was recorded of what matches, by the filter's clock; null where nothing matches. */
export const beginningQuery = (filter: LogFilter) =>
  queryOptions({
    queryKey: ['beginning', filter],
    queryFn: async ({ signal }): Promise<string | null> => {
      const row = (await first(filter, 'asc', signal)).data[0];
      const happened = filter.dateField === 'interactionTimestamp' ? row?.interactionTimestamp : null;
      return happened ?? row?.createdDate ?? null;
    },
    staleTime: 5 * 60_000,
  });

async function first(
  filter: LogFilter,
  order: 'asc' | 'desc',
  signal: AbortSignal,
): Promise<Schemas['InteractionPage']> {
  const query = { ...filter, order, page: 1, limit: 1 };
  return (await body(client.GET('/api/interactions', { params: { query }, signal }))) as Schemas['InteractionPage'];
}
