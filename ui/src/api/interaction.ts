import { queryOptions } from '@tanstack/react-query';
import { memberTexts } from '~/format/json/members';
import { client } from './client';
import type { Interaction } from './interactions';

/** One interaction, and the evidence in it exactly as it was sent. */
export interface InteractionDetail {
  row: Interaction;
  /** The server's whole answer. */
  text: string;
  rawInteraction: string;
  rawExternalResponse: string;
}

/** One interaction; what is recorded never changes, so it is asked for once. */
export const interactionQuery = (id: string) =>
  queryOptions({
    queryKey: ['interaction', id],
    queryFn: async ({ signal }): Promise<InteractionDetail> => {
      const path = { id };
      const { data } = await client.GET('/api/interactions/{id}', { params: { path }, parseAs: 'text', signal });
      return detail(data ?? '');
    },
    staleTime: 10 * 60_000,
  });

/** What `JSON.parse` would round (12345678901234567890, 1.0) is cut out of the text instead. */
export function detail(text: string): InteractionDetail {
  const raw = memberTexts(text);
  return {
    row: JSON.parse(text) as Interaction,
    text,
    rawInteraction: raw.get('interaction') ?? 'null',
    rawExternalResponse: raw.get('externalResponse') ?? 'null',
  };
}
