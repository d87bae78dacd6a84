import { queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** An API key as it is known after it was made: never the key itself. */
export type ApiKey = Schemas['ApiKey'];
export type NewApiKey = Schemas['NewApiKey'];
/** With the key itself, this once. */
export type CreatedApiKey = Schemas['CreatedApiKey'];

/** All keys that have not been revoked. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }): Promise<ApiKey[]> => body(client.GET('/api/api-keys', { signal })),
});

export function createKey(key: NewApiKey): Promise<CreatedApiKey> {
  return body(client.POST('/api/api-keys', { body: key }));
}

export async function revokeKey(id: string): Promise<void> {
  await client.DELETE('/api/api-keys/{id}', { params: { path: { id } } });
}
