import { IconHistory } from '@tabler/icons-react';
import type { Clock } from '~/api/filter';
import type { Interaction } from '~/api/interactions';
import { Hint } from '~/components/Hint/Hint';
import { When } from '~/components/When';
import { duration, local } from '~/format/times';
import classes from './InteractionTable.module.css';

/** Smaller differences are the way to the server, not news. */
const NOTABLE_MS = 2_000;

/** When it was recorded, or happened, whichever the dates of the search go by, with a mark where the other is another time. */
export function RowTime({ row, clock }: { row: Interaction; clock: Clock }) {
  const happened = row.interactionTimestamp ?? row.createdDate;
  return (
    <span className={classes.time}>
      <When date={clock === 'interactionTimestamp' ? happened : row.createdDate} />
      <OtherTime recorded={new Date(row.createdDate)} happened={new Date(happened)} />
    </span>
  );
}

function OtherTime({ recorded, happened }: { recorded: Date; happened: Date }) {
  const late = recorded.getTime() - happened.getTime();
  if (Math.abs(late) < NOTABLE_MS) {
    return null;
  }
  const text = `Happened ${local(happened)}, recorded ${duration(Math.abs(late))} ${late > 0 ? 'later' : 'earlier'}`;
  return (
    <Hint label={text}>
      <span className={classes.happened} role="img" aria-label={text}>
        <IconHistory size={14} stroke={1.7} aria-hidden />
      </span>
    </Hint>
  );
}
