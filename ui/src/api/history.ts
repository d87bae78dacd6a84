import { queryOptions } from '@tanstack/react-query';
import { elementTexts, memberTexts } from '~/format/json/members';
import { client } from './client';
import type { LogFilter } from './filter';
import type { Interaction, InteractionPage } from './interactions';

/** One interaction of a history, its payload exactly as it was sent. */
export interface HistoryEntry {
  row: Interaction;
  rawInteraction: string;
}

export interface HistoryPage {
  entries: HistoryEntry[];
  /** The one before the oldest of the page. */
  older: HistoryEntry | null;
  total: number;
}

export const HISTORY_PAGE = 50;

/** A page of what happened to something, newest first, and what each is to be compared with. */
export const historyQuery = (filter: LogFilter, page: number) =>
  queryOptions({
    queryKey: ['history', filter, page],
    queryFn: async ({ signal }): Promise<HistoryPage> => {
      if (page === 1) {
        const { total, entries: newest } = await fetchEntries(filter, 1, HISTORY_PAGE + 1, signal);
        return { total, entries: newest.slice(0, HISTORY_PAGE), older: newest[HISTORY_PAGE] ?? null };
      }
      const [listed, next] = await Promise.all([
        fetchEntries(filter, page, HISTORY_PAGE, signal),
        fetchEntries(filter, page * HISTORY_PAGE + 1, 1, signal),
      ]);
      return { ...listed, older: next.entries[0] ?? null };
    },
  });

async function fetchEntries(filter: LogFilter, page: number, limit: number, signal: AbortSignal) {
  const query = { ...filter, page, limit };
  const { data } = await client.GET('/api/interactions', { params: { query }, parseAs: 'text', signal });
  return entries(data ?? '');
}

/** What `JSON.parse` would round is cut out of the text instead. */
export function entries(text: string): Omit<HistoryPage, 'older'> {
  const page = JSON.parse(text) as InteractionPage;
  const raws = elementTexts(memberTexts(text).get('data') ?? '[]');
  return {
    total: page.pagination.total,
    entries: page.data.map((row, i) => ({
      row,
      rawInteraction: memberTexts(raws[i] ?? '{}').get('interaction') ?? 'null',
    })),
  };
}
