import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** One user's part in one unit of work, as far as it matches. */
export type ActivityGroup = Schemas['ActivityGroup'];
export type ActivityPage = Schemas['ActivityPage'];

type Query = Schemas['ActivityQuery'];

/** What to search activity for. Everything given must hold; of a list's elements any will do. */
export interface ActivitySearch {
  resources?: NonNullable<Query['resources']>;
  filters: NonNullable<Query['filters']>;
  startDate?: string;
  endDate?: string;
  /** Each the JSON text of one condition on the payload. */
  jsonFilter?: string[];
  match?: 'any' | 'all';
}

/** One page of groups, the latest first. */
export const activityQuery = (search: ActivitySearch, page: number, limit: number) =>
  queryOptions({
    queryKey: ['activity', search, page, limit],
    queryFn: ({ signal }): Promise<ActivityPage> => {
      const { jsonFilter = [], ...rest } = search;
      return body(
        client.POST('/api/activity', {
          body: { ...rest, page, limit },
          // Conditions go as they are written: numbers keep all their digits.
          bodySerializer: (fields) => `${JSON.stringify(fields).slice(0, -1)},"jsonFilters":[${jsonFilter.join(',')}]}`,
          signal,
        }),
      );
    },
    placeholderData: keepPreviousData,
  });
