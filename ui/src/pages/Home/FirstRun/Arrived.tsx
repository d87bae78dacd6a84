import { Button } from '@mantine/core';
import { IconArrowRight, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LiveRow } from '~/api/stream';
import { When } from '~/components/When';
import { RowBadge } from '../RowBadge';
import classes from './FirstRun.module.css';

/** There it is. */
export function Arrived({ row, onDone }: { row: LiveRow; onDone: () => void }) {
  return (
    <section className={classes.arrived} role="status" aria-labelledby="arrived">
      <span className={classes.check} aria-hidden>
        <IconCheck size={30} stroke={2.2} />
      </span>
      <h1 id="arrived" className={classes.headline}>
        Your first interaction is here
      </h1>
      <p className={classes.sub}>It is on disk as number {row.interactionNumber}, and there it stays.</p>
      <div className={classes.interaction}>
        <p className={classes.badges}>
          <RowBadge row={row} of="action" />
          <RowBadge row={row} of="resourceType" />
          <bdi className={classes.resource}>{row.resourceId}</bdi>
        </p>
        <p className={classes.details}>
          {row.userId && (
            <>
              by <bdi>{row.userId}</bdi>
            </>
          )}{' '}
          from <RowBadge row={row} of="origin" /> <When date={row.createdDate} />
        </p>
      </div>
      <div className={classes.ways}>
        <Button onClick={onDone} rightSection={<IconArrowRight size={16} />} autoFocus>
          Go to Home
        </Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/traces/$id" params={{ id: row.uowId }} />}
        >
          Its unit of work
        </Button>
      </div>
    </section>
  );
}
