import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import type { LogFilter } from './filter';

export type Timeline = Schemas['Timeline'];
export type GroupedTimeline = Schemas['GroupedTimeline'];

export const TIMELINE_GROUPS = ['action', 'resourceType', 'origin'] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

/** How many happened when. `days` counts back from now, instead of the filter's dates. */
export const timelineQuery = (filter: LogFilter, options: { days?: number; groupBy?: TimelineGroup } = {}) =>
  queryOptions({
    queryKey: ['timeline', filter, options],
    queryFn: ({ signal }) =>
      body(client.GET('/api/interactions/timeline', { params: { query: { ...filter, ...options } }, signal })),
    placeholderData: keepPreviousData,
  });
