import { expect, type APIRequestContext } from '@playwright/test';

/** Makes an entry of the catalog, or a key: what is below /api. Answers with the key, if it is one. */
export async function create(
  request: APIRequestContext,
  key: string,
  what: string,
  data: Record<string, unknown>,
): Promise<{ key?: string }> {
  const answer = await request.post(`/api/${what}`, { headers: { 'x-api-key': key }, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as { key?: string };
}
