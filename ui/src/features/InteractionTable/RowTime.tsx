import { Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { Interaction } from '~/api/interactions';
import { When } from '~/components/When';
import { duration, local } from '~/format/times';
import classes from './InteractionTable.module.css';

/** Smaller differences are the way to the server, not news. */
const NOTABLE_MS = 2_000;

/** When it was recorded, with a mark where it happened at another time. */
export function RowTime({ row }: { row: Interaction }) {
  return (
    <span className={classes.time}>
      <When date={row.createdDate} />
      <HappenedMark row={row} />
    </span>
  );
}

function HappenedMark({ row }: { row: Interaction }) {
  if (row.interactionTimestamp === null) {
    return null;
  }
  const happened = new Date(row.interactionTimestamp);
  const late = new Date(row.createdDate).getTime() - happened.getTime();
  if (Math.abs(late) < NOTABLE_MS) {
    return null;
  }
  const text = `Happened ${local(happened)}, recorded ${duration(Math.abs(late))} ${late > 0 ? 'later' : 'earlier'}`;
  return (
    <Tooltip label={text}>
      <span className={classes.happened} role="img" aria-label={text}>
        <IconHistory size={14} stroke={1.7} aria-hidden />
      </span>
    </Tooltip>
  );
}
