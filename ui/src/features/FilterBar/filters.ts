import type { LogFilter } from '~/api/filter';
import { conditionFromJson } from '~/components/JsonConditions/condition';
import { defined, many, without, word } from '~/search';

/** Which interactions are meant, apart from when: as addresses have it, and the API. */
export type Filters = Omit<LogFilter, 'startDate' | 'endDate'>;

/** The conditions that may have several values, of which any will do. */
export const FIELDS = [
  'action',
  'resourceType',
  'origin',
  'resourceId',
  'userId',
  'uowId',
  'externalReference',
  'jsonFilter',
] as const;
export type Field = (typeof FIELDS)[number];

/** The most the API takes. */
const MOST_CONDITIONS = 20;

/** Reads the filters of an address; what the API would refuse is dropped. */
export function filtersSearch(search: Record<string, unknown>): Filters {
  const jsonFilter = many(search.jsonFilter)?.filter(isCondition).slice(0, MOST_CONDITIONS);
  const uowId = many(search.uowId)?.filter(isUuid);
  return defined({
    action: many(search.action),
    resourceType: many(search.resourceType),
    origin: many(search.origin),
    resourceId: many(search.resourceId),
    userId: many(search.userId),
    uowId: uowId?.length ? uowId : undefined,
    externalReference: many(search.externalReference),
    jsonFilter: jsonFilter?.length ? jsonFilter : undefined,
    match: word(search.match, ['all']),
    dateField: word(search.dateField, ['interactionTimestamp']),
  });
}

/** Every value of every field, in the order in which they are shown. */
export function entriesOf(filters: Filters): { field: Field; value: string }[] {
  return FIELDS.flatMap((field) => (filters[field] ?? []).map((value) => ({ field, value })));
}

export function added(filters: Filters, field: Field, value: string): Filters {
  const values = filters[field] ?? [];
  return values.includes(value) ? filters : { ...filters, [field]: [...values, value] };
}

export function removed(filters: Filters, field: Field, value: string): Filters {
  const values = (filters[field] ?? []).filter((v) => v !== value);
  return values.length === 0 ? without(filters, field) : { ...filters, [field]: values };
}

/** Only the choice of the clock is left: it says nothing about which interactions are meant. */
export function cleared({ dateField }: Filters): Filters {
  return defined({ dateField });
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function isCondition(json: string): boolean {
  return conditionFromJson(json) !== undefined;
}
