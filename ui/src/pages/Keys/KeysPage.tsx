import { Button } from '@mantine/core';
import { IconKey, IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { keysQuery, type ApiKey, type CreatedApiKey } from '~/api/keys';
import { sessionQuery, useMay, type Session } from '~/api/session';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import { EmptyState, ErrorState } from '~/components/States';
import { KeysTable } from './KeysTable';
import { NewKeyDialog } from './NewKeyDialog';
import { NewKeySecret } from './NewKeySecret';
import { RevokeDialog } from './RevokeDialog';

const route = getRouteApi('/keys');

/** Who may talk to the API; for administrators. */
export function KeysPage() {
  const isAdmin = useMay('admin');
  const { data: session } = useQuery(sessionQuery);
  return isAdmin ? <Keys ownId={session?.apiKeyId} /> : <NotForYou session={session} />;
}

function Keys({ ownId }: { ownId: string | undefined }) {
  const { new: isNew } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: keys, error, refetch } = useQuery(keysQuery);
  const [created, setCreated] = useState<CreatedApiKey>();
  const [revoked, setRevoked] = useState<ApiKey>();
  const open = (value: '1' | undefined) => void navigate({ search: { new: value }, resetScroll: false });
  return (
    <>
      <PageHeader
        title="API keys"
        description="Who may talk to the API: people who sign in here, and programs that record."
        actions={
          <Button leftSection={<IconPlus size={16} />} onClick={() => open('1')}>
            New API key
          </Button>
        }
      />
      <Panel flush>
        {error && !keys ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <KeysTable keys={keys?.toReversed()} ownId={ownId} onRevoke={setRevoked} />
        )}
      </Panel>
      {isNew && (
        <NewKeyDialog
          onClose={() => open(undefined)}
          onCreated={(key) => {
            setCreated(key);
            open(undefined);
          }}
        />
      )}
      {created && <NewKeySecret created={created} onClose={() => setCreated(undefined)} />}
      {revoked && (
        <RevokeDialog apiKey={revoked} isOwn={revoked.apiKeyId === ownId} onClose={() => setRevoked(undefined)} />
      )}
    </>
  );
}

function NotForYou({ session }: { session: Session | null | undefined }) {
  return (
    <>
      <PageHeader title="API keys" />
      <Panel>
        <EmptyState title="Keys are for administrators" icon={<IconLock size={26} stroke={1.5} />}>
          <p>
            You are signed in with <b>{<bdi>{session?.label}</bdi>}</b>, a key for {session?.scopes.join(' and ')}. To
            see, make or revoke keys, sign in with one that has the scope <code>admin</code>.
          </p>
          <p>
            <IconKey size={14} aria-hidden /> The first such key was printed when the server started, and lies in{' '}
            <code>admin-key</code> in its data directory.
          </p>
        </EmptyState>
      </Panel>
    </>
  );
}
