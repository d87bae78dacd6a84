import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { sessionQuery } from '~/api/session';
import { ErrorState } from '~/components/States';
import { SignIn } from './SignIn';

/** Shows the pages to whoever is signed in, and everybody else the door; the address stays as it is. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery);
  const wasSignedIn = useRef(false);
  if (session) {
    wasSignedIn.current = true;
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
  return <SignIn hasEnded={wasSignedIn.current} />;
}
