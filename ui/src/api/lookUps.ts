import { body, client, type Schemas } from './client';
import { fetchPage, type Interaction } from './interactions';

/** The interaction with that number; undefined where the log does not go so far. */
export async function interactionNumbered(number: number): Promise<Interaction | undefined> {
  const query = { after: number - 1, limit: 1 };
  const tail: { data: Schemas['InteractionRow'][] } = await body(
    client.GET('/api/interactions', { params: { query } }),
  );
  return tail.data.find((row) => row.interactionNumber === number);
}

/** The newest interaction of a resource, whatever its type; undefined where there is none. */
export async function newestOf(resourceId: string): Promise<Interaction | undefined> {
  const page = await fetchPage({ resourceId: [resourceId] }, 1, 1, new AbortController().signal);
  return page.data.find((row) => row.resourceId === resourceId);
}
