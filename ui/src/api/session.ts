import { queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';
import { ProblemError } from './problem';

export type Session = Schemas['Session'];

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await body(client.GET('/api/session', { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
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
  staleTime: Infinity,
});

export function signIn(apiKey: string): Promise<Session> {
  return body(client.POST('/api/session', { body: { apiKey } }));
}

export async function signOut(): Promise<void> {
  await client.DELETE('/api/session');
}
