import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionEndedQuery, sessionQuery } from '~/api/session';
import { ErrorState } from '~/components/States';
import { SignIn } from './SignIn';

/** Shows the pages to whoever is signed in, and everybody else the door; the address stays as it is. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery);
  const { data: hasEnded } = useQuery(sessionEndedQuery);
  if (session) {
    return children;
  }
  if (isPending) {
    return (
      <Center mih="100dvh">
        <Loader aria-label="Loading" />
      </Center>
    );
  }
  if (error) {
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  return <SignIn hasEnded={hasEnded} />;
}
