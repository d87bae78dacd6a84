import { body, client } from './client';
import { keepKeyInMemory } from './keyInMemory';

/** Makes a key that may read and write, and keeps it in memory for the lines that are shown. */
export async function makeKeyForLines(): Promise<void> {
  const { key } = await body(
    client.POST('/api/api-keys', { body: { label: 'First steps', scopes: ['read', 'write'] } }),
  );
  keepKeyInMemory(key);
}
