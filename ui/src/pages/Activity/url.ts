import type { ActivitySearch as Asked } from '~/api/activity';
import { filtersSearch, type Filters } from '~/features/FilterBar/filters';
import { rangeSearch, type Range } from '~/features/RangePicker/range';
import { defined, many, positive, without } from '~/search';
import { MOST_TARGETS, targetFromText } from './target';

export const GROUPS_A_PAGE = 25;

/** What this page keeps in its address. */
export interface ActivitySearch extends Range, ActivityFilters {
  /** Each `TYPE:id`; `TYPE:*` for every resource of a type, `:id` for one of any type, or a unit of work. */
  resource?: string[];
  page?: number;
}

/** What the API's activity search can be narrowed by. */
export type ActivityFilters = Omit<Filters, 'resourceId' | 'dateField'>;

export function activitySearch(search: Record<string, unknown>): ActivitySearch {
  const resource = many(search.resource)
    ?.filter((text) => targetFromText(text) !== undefined)
    .slice(0, MOST_TARGETS);
  return {
    ...rangeSearch(search),
    ...activityFilters(search),
    ...defined({ resource: resource?.length ? resource : undefined, page: positive(search.page) }),
  };
}

export function activityFilters(search: Record<string, unknown>): ActivityFilters {
  return without(filtersSearch(search), 'resourceId', 'dateField');
}

/** Whether anything is asked for. */
export function isAsked(search: ActivitySearch): boolean {
  return Object.keys(without(search, 'page', 'match')).length > 0;
}

/** The search as the API takes it, but for its dates. */
export function askedOf({ resource, jsonFilter, match, ...search }: ActivitySearch): Asked {
  const resources = resource?.flatMap((text) => targetFromText(text) ?? []);
  return {
    filters: without(activityFilters({ ...search }), 'jsonFilter', 'match'),
    ...defined({
      resources: resources?.map(({ type, id }) => ({ resourceId: id, ...(type && { resourceType: type }) })),
      jsonFilter,
      match,
    }),
  };
}
