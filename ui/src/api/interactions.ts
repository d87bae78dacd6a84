import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import type { Clock, LogFilter } from './filter';

/** An interaction as lists show it, with its badges. */
export type Interaction = Schemas['InteractionRow'];
export type InteractionPage = Schemas['InteractionPage'];

/** One page of what matches, newest first. */
export const interactionsQuery = (filter: LogFilter, page: number, limit: number) =>
  queryOptions({
    queryKey: ['interactions', filter, page, limit],
    queryFn: ({ signal }) => fetchPage(filter, page, limit, signal),
    placeholderData: keepPreviousData,
  });

export async function fetchPage(
  filter: LogFilter,
  page: number,
  limit: number,
  signal: AbortSignal,
  order: 'asc' | 'desc' = 'desc',
): Promise<InteractionPage> {
  const query = { ...filter, order, page, limit };
  return (await body(client.GET('/api/interactions', { params: { query }, signal }))) as InteractionPage;
}

/** When an interaction was recorded or, by its own clock where it has one, happened. */
export function momentOf(row: Interaction, clock: Clock): string {
  return clock === 'createdDate' ? row.createdDate : (row.interactionTimestamp ?? row.createdDate);
}
