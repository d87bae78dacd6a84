import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type { LogFilter } from './filter';
import { fetchPage, type Interaction, type InteractionPage } from './interactions';

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
      const query = { ...filter, order: 'asc' as const, page: 1, limit: 1 };
      const [oldest, newest] = await Promise.all([
        body(client.GET('/api/interactions', { params: { query }, signal })) as Promise<InteractionPage>,
        fetchPage(filter, 1, 1, signal),
      ]);
      return { first: oldest.data[0] ?? null, last: newest.data[0] ?? null, total: newest.pagination.total };
    },
    placeholderData: keepPreviousData,
  });
