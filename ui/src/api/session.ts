import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import { keepKeyInMemory } from './keyInMemory';
import { ProblemError } from './problem';

export type Session = Schemas['Session'];

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client: queries, signal }): Promise<Session | null> => {
    try {
      return await body(client.GET('/api/session', { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        const wasSignedIn = Boolean(queries.getQueryData(['session']));
        queries.setQueryData<boolean>(['session-ended'], (hasEnded) => hasEnded === true || wasSignedIn);
        return null;
      }
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** Whether somebody was signed in and is no longer: set where a request is refused, never fetched. */
export const sessionEndedQuery = queryOptions({
  queryKey: ['session-ended'],
  queryFn: () => false,
  initialData: false,
  enabled: false,
});

/** Leads to the door, which says why: the server knows nobody by our session any more. */
export function endSession(queries: QueryClient): void {
  queries.setQueryData(sessionEndedQuery.queryKey, true);
  queries.setQueryData(sessionQuery.queryKey, null);
}

export async function signIn(apiKey: string): Promise<Session> {
  const session = await body(client.POST('/api/session', { body: { apiKey } }));
  keepKeyInMemory(apiKey);
  return session;
}

export async function signOut(): Promise<void> {
  keepKeyInMemory(undefined);
  await client.DELETE('/api/session');
}

export type Scope = Schemas['Scope'];

/** Whether whoever is signed in may do what needs a scope. */
export function useMay(scope: Scope): boolean {
  return useQuery(sessionQuery).data?.scopes.includes(scope) ?? false;
}
