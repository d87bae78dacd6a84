import { ActionIcon, Skeleton } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Live } from '~/api/liveInteractions';
import { useLiveInteractions } from '~/api/useLiveInteractions';
import { Hint } from '~/components/Hint/Hint';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { quantity } from '~/format/numbers';
import { LiveRowLink } from './LiveRowLink';
import { useHeld } from './useHeld';
import classes from './LiveList.module.css';

const KEEP = 20;
const EVERYTHING = {};

/** The newest interactions, as they come. Stands still while somebody points at it. */
export function LiveList({ openId, onShown }: { openId: string | undefined; onShown: () => void }) {
  const live = useLiveInteractions(EVERYTHING, { keep: KEEP });
  const isSettled = live.since !== undefined || live.problem !== undefined;
  useEffect(() => {
    if (isSettled) {
      onShown();
    }
  }, [isSettled, onShown]);
  const held = useHeld(live.pause, live.resume);
  const pinLabel = held.isPinned ? 'Resume' : 'Pause';
  return (
    <Panel
      flush
      className={classes.panel ?? ''}
      title="Newest"
      aside={
        <div className={classes.aside}>
          <LiveStatus live={live} />
          <Hint label={pinLabel}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${pinLabel} the live list`}
              onClick={() => held.pin(!held.isPinned)}
            >
              {held.isPinned ? <IconPlayerPlayFilled size={14} /> : <IconPlayerPauseFilled size={14} />}
            </ActionIcon>
          </Hint>
        </div>
      }
    >
      {live.problem ? (
        <ErrorState error={live.problem} />
      ) : (
        <ol
          className={classes.list}
          aria-label="Newest interactions"
          aria-busy={live.since === undefined}
          {...held.handlers}
        >
          {live.since === undefined
            ? Array.from({ length: KEEP }, (_, n) => <PlaceHolder key={n} />)
            : live.rows.map((row) => (
                <li key={row.interactionNumber} data-new={row.interactionNumber > (live.since ?? 0) || undefined}>
                  <LiveRowLink row={row} isOpen={row.interactionId === openId} />
                </li>
              ))}
        </ol>
      )}
    </Panel>
  );
}

function LiveStatus({ live }: { live: Live }) {
  const isHeld = live.paused && live.state === 'live';
  const text = isHeld ? 'Paused' : { connecting: 'Connecting', live: 'Live', reconnecting: 'Reconnecting' }[live.state];
  return (
    <span className={classes.status} data-state={isHeld ? 'paused' : live.state}>
      {live.waiting > 0 && <span className={classes.waiting}>{quantity(live.waiting)} new</span>}
      <span className={classes.dot} aria-hidden />
      <span role="status">{text}</span>
    </span>
  );
}

function PlaceHolder() {
  return (
    <li className={classes.placeholder}>
      <Skeleton height={12} width="70%" />
      <Skeleton height={10} width="45%" />
    </li>
  );
}
