import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LogFilter } from './filter';
import { fetchPage, type Interaction } from './interactions';

/** The first and the last that were recorded, and how many there are. */
export interface Ends {
  first: Interaction | null;
  last: Interaction | null;
  total: number;
}

export const endsQuery = (filter: LogFilter) =>
  queryOptions({
    queryKey: ['ends', filter],
    queryFn: async ({ signal }): Promise<Ends> => {
      const [oldest, newest] = await Promise.all([
        fetchPage(filter, 1, 1, signal, 'asc'),
        fetchPage(filter, 1, 1, signal),
      ]);
      return { first: oldest.data[0] ?? null, last: newest.data[0] ?? null, total: newest.pagination.total };
    },
    placeholderData: keepPreviousData,
  });
