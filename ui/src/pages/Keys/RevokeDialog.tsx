import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { revokeKey, type ApiKey } from '~/api/keys';
import { ConfirmDialog } from '~/components/ConfirmDialog';

/** Asks before a key stops working; twice as hard before one's own does. */
export function RevokeDialog({ apiKey, isOwn, onClose }: { apiKey: ApiKey; isOwn: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeKey(apiKey.apiKeyId),
    onSuccess: () => {
      notifications.show({ message: `Revoked the key ${apiKey.label}.` });
      onClose();
      // With one's own key gone, the answers to this say that nobody is signed in any more.
      return queries.invalidateQueries();
    },
  });
  return (
    <ConfirmDialog
      title={isOwn ? 'Revoke your own key?' : 'Revoke this key?'}
      action={isOwn ? 'Revoke and sign out' : 'Revoke'}
      isPending={revoking.isPending}
      error={revoking.error}
      onConfirm={() => revoking.mutate()}
      onClose={onClose}
      {...(isOwn && { typed: apiKey.prefix })}
    >
      <p>
        <b>
          <bdi>{apiKey.label}</bdi>
        </b>{' '}
        (<span className="mono">{apiKey.prefix}…</span>) stops working at once, wherever it is used, and cannot be
        brought back.
      </p>
      {isOwn && (
        <p>
          <b>You are signed in with this key:</b> you will be signed out, and need another one to come back.
        </p>
      )}
      <p>What was recorded with it stays.</p>
    </ConfirmDialog>
  );
}
