import { queryOptions } from '@tanstack/react-query';
import { fetchPage } from './interactions';

/** Whether nothing has ever been recorded. A log that has begun stays so. */
export const emptinessQuery = queryOptions({
  queryKey: ['emptiness'],
  queryFn: async ({ signal }) => (await fetchPage({}, 1, 1, signal)).pagination.total === 0,
  staleTime: ({ state }) => (state.data === false ? Infinity : 0),
  refetchOnReconnect: false,
});
