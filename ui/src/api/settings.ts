import { queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** What the tenant's administrators have decided. */
export type Settings = Schemas['Settings'];

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }): Promise<Settings> => body(client.GET('/api/settings', { signal })),
  staleTime: 60_000,
});

export function changeSettings(settings: Settings): Promise<Settings> {
  return body(client.PUT('/api/settings', { body: settings }));
}
