import { Button } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import type { ApiKey } from '~/api/keys';
import { DataTable, SkeletonRows } from '~/components/DataTable';
import { useNow } from '~/components/useNow';
import { When } from '~/components/When';
import { expiryState } from './expiry';
import classes from './KeysTable.module.css';

interface Props {
  /** undefined while they are loading. */
  keys: ApiKey[] | undefined;
  /** The key of this session. */
  ownId: string | undefined;
  onRevoke: (key: ApiKey) => void;
}

export function KeysTable({ keys, ownId, onRevoke }: Props) {
  return (
    <DataTable
      label="API keys"
      head={
        <>
          <th scope="col">Key</th>
          <th scope="col">Scopes</th>
          <th scope="col" data-wide>
            Created
          </th>
          <th scope="col" data-wide>
            Last used
          </th>
          <th scope="col" data-wide>
            Expires
          </th>
          <th scope="col">
            <span className="visually-hidden">Revoke</span>
          </th>
        </>
      }
    >
      {keys ? (
        keys.map((key) => (
          <Row key={key.apiKeyId} apiKey={key} isOwn={key.apiKeyId === ownId} onRevoke={() => onRevoke(key)} />
        ))
      ) : (
        <SkeletonRows rows={4} columns={6} />
      )}
    </DataTable>
  );
}

function Row({ apiKey, isOwn, onRevoke }: { apiKey: ApiKey; isOwn: boolean; onRevoke: () => void }) {
  return (
    <tr>
      <td className={classes.main}>
        <span className={classes.label}>
          <bdi className={classes.name}>{apiKey.label}</bdi>
          {isOwn && <span className={classes.own}>This session</span>}
        </span>
        <span className={classes.prefix}>{apiKey.prefix}…</span>
        <span className={classes.narrow}>
          <Expires date={apiKey.expiresDate} />
        </span>
      </td>
      <td>
        <span className={classes.scopes}>
          {apiKey.scopes.map((scope) => (
            <span key={scope} className={classes.scope}>
              {scope}
            </span>
          ))}
        </span>
      </td>
      <td data-wide className={classes.date}>
        <When date={apiKey.createdDate} />
      </td>
      <td data-wide className={classes.date}>
        {apiKey.lastUsedDate ? <When date={apiKey.lastUsedDate} /> : 'Never'}
      </td>
      <td data-wide className={classes.date}>
        <Expires date={apiKey.expiresDate} />
      </td>
      <td data-align="end" className={classes.links}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="var(--bad)"
          onClick={onRevoke}
          aria-label={`Revoke ${apiKey.label}`}
        >
          Revoke
        </Button>
      </td>
    </tr>
  );
}

function Expires({ date }: { date: string | null }) {
  const now = useNow();
  const state = expiryState(date, now);
  if (date === null) {
    return 'Never';
  }
  return (
    <span className={classes.expires} data-state={state}>
      {state === 'soon' && <IconClockExclamation size={14} aria-hidden />}
      {state === 'expired' && (
        <>
          <IconAlertTriangle size={14} aria-hidden /> Expired
        </>
      )}
      <When date={date} />
    </span>
  );
}
