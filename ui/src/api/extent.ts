import { queryOptions } from '@tanstack/react-query';
import type { LogFilter } from './filter';
import { fetchPage, momentOf } from './interactions';

/** How many match now; asked again and again, to tell whether there are more. */
export const totalQuery = (filter: LogFilter, everyMs: number) =>
  queryOptions({
    queryKey: ['total', filter],
    queryFn: async ({ signal }) => (await fetchPage(filter, 1, 1, signal)).pagination.total,
    refetchInterval: everyMs,
    staleTime: everyMs,
    gcTime: 0,
  });

/** The time of the first one that was recorded of what matches, by the filter's clock; null where nothing matches. */
export const beginningQuery = (filter: LogFilter) =>
  queryOptions({
    queryKey: ['beginning', filter],
    queryFn: async ({ signal }): Promise<string | null> => {
      const row = (await fetchPage(filter, 1, 1, signal, 'asc')).data[0];
      return row ? momentOf(row, filter.dateField ?? 'createdDate') : null;
    },
    staleTime: 5 * 60_000,
  });
