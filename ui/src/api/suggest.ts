import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client } from './client';

export type SuggestField = 'resourceId' | 'userId' | 'externalReference';

/** Values that begin with what has been typed, without regard to case. */
export const suggestQuery = (field: SuggestField, prefix: string) =>
  queryOptions({
    queryKey: ['suggest', field, prefix],
    queryFn: async ({ signal }) => {
      const { data } = await body(client.GET('/api/suggest', { params: { query: { field, prefix } }, signal }));
      return data.map((found) => found.value);
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
