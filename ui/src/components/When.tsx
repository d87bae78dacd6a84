import { useNow } from './useNow';
import { Hint } from './Hint/Hint';
import { local, relative, utc } from '~/format/times';

/** A moment, told from now; its exact time, here and in UTC, on hover. */
export function When({ date, className }: { date: string; className?: string }) {
  const now = useNow();
  return (
    <Hint label={<Exactly date={date} />}>
      <time dateTime={date} className={className} style={{ whiteSpace: 'nowrap' }}>
        {relative(new Date(date), now)}
      </time>
    </Hint>
  );
}

function Exactly({ date }: { date: string }) {
  const moment = new Date(date);
  return (
    <>
      <div>{local(moment)}</div>
      <div className="mono">{utc(moment)}</div>
    </>
  );
}
