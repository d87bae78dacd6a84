import { useMutation, useQueryClient } from '@tanstack/react-query';
import { serverUrl } from '~/api/client';
import { sessionQuery, signOut } from '~/api/session';

/** Ends the session, and begins anew at the door. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      window.location.assign(`${serverUrl}/`);
    },
    onError: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return () => leaving.mutate();
}
