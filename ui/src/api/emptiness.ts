import { queryOptions } from '@tanstack/react-query';
import type { LogFilter } from './filter';
import { fetchPage } from './interactions';

/** The origin of what the server itself did: keys that were made, exports. */
export const SYSTEM = 'SYSTEM';

/** Whether nothing has ever been recorded, but by the server itself. A log that has begun stays so. */
export const emptinessQuery = queryOptions({
  queryKey: ['emptiness'],
  queryFn: async ({ signal }) => {
    const [all, own] = await Promise.all([total({}, signal), total({ origin: [SYSTEM] }, signal)]);
    return all === own;
  },
  staleTime: ({ state }) => (state.data === false ? Infinity : 0),
  refetchOnReconnect: false,
});

async function total(filter: LogFilter, signal: AbortSignal): Promise<number> {
  return (await fetchPage(filter, 1, 1, signal)).pagination.total;
}
