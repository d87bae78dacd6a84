import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import type { LogFilter } from './filter';

export type TopBy = Schemas['TopBy'];
export type TopList = Schemas['TopList'];

/** The most frequent resources, users, …; see `isComplete` for whether everything was counted. */
export const topQuery = (filter: LogFilter, by: TopBy, limit = 10) =>
  queryOptions({
    queryKey: ['top', filter, by, limit],
    queryFn: ({ signal }) =>
      body(client.GET('/api/interactions/top', { params: { query: { ...filter, by, limit } }, signal })),
    placeholderData: keepPreviousData,
  });
