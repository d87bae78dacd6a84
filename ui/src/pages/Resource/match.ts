import type { LogFilter } from '~/api/filter';
import type { Range } from '~/features/RangePicker/range';
import type { ResourceSearch } from './url';

const LONGEST_ID = 512;

/**
 * Asks for one resource. The API takes `x*` for every id that begins with x, and there is no way to say the id `x*` itself: one more * asks for the
 * ids that begin with `x*`, which is that id and hardly another. Lists must still leave out what {@link isResource} does not accept, and
 * counts may be too high: see {@link mayMeanOthers}.
 */
export function resourceFilter(resourceType: string, resourceId: string): LogFilter {
  const needsStar = mayMeanOthers(resourceId) && resourceId.length < LONGEST_ID;
  return { resourceType: [resourceType], resourceId: [needsStar ? `${resourceId}*` : resourceId] };
}

/** The part of its life that is looked at. */
export function lifeFilter(
  resourceType: string,
  resourceId: string,
  { dateField }: ResourceSearch,
  dates: Pick<Range, 'startDate' | 'endDate'>,
): LogFilter {
  return { ...resourceFilter(resourceType, resourceId), ...dates, ...(dateField && { dateField }) };
}

export function mayMeanOthers(resourceId: string): boolean {
  return resourceId.endsWith('*');
}

export function isResource(row: { resourceId: string }, resourceId: string): boolean {
  return row.resourceId === resourceId;
}
