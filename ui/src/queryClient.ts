import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api/problem';
import { endSession } from './api/session';

const RETRIES = 2;

/** What the pages have been told by the server. A 401 from anywhere means: nobody is signed in any more. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: { retry: isWorthAnotherTry, staleTime: 10_000, refetchOnWindowFocus: false },
  },
});

/** Asking again helps only where the server was away or overloaded. */
function isWorthAnotherTry(failures: number, error: Error): boolean {
  return failures < RETRIES && error instanceof ProblemError && (error.status === 0 || error.status === 503);
}

export function noticeEndOfSession(error: Error): void {
  if (error instanceof ProblemError && error.status === 401) {
    endSession(queryClient);
  }
}
