import { Tooltip } from '@mantine/core';
import { useNow } from './useNow';
import { local, relative, utc } from '~/format/times';

/** A moment, told from now; its exact time, here and in UTC, on hover. */
export function When({ date, className }: { date: string; className?: string }) {
  const moment = new Date(date);
  const now = useNow();
  return (
    <Tooltip
      label={
        <>
          <div>{local(moment)}</div>
          <div className="mono">{utc(moment)}</div>
        </>
      }
    >
      <time dateTime={date} className={className} style={{ whiteSpace: 'nowrap' }}>
        {relative(moment, now)}
      </time>
    </Tooltip>
  );
}
