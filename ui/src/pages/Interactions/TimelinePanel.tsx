import { useQuery } from '@tanstack/react-query';
import { beginningQuery } from '~/api/extent';
import type { LogFilter } from '~/api/filter';
import { TIMELINE_GROUPS, timelineQuery, type TimelineGroup } from '~/api/timeline';
import { useNow } from '~/components/useNow';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TimelineChart } from '~/components/TimelineChart/TimelineChart';
import { useTurn } from '~/components/Turn';
import { WordSwitch } from '~/components/WordSwitch';
import { useGroupBadges } from '~/features/Timeline/useGroupBadges';
import { GROUP_NAMES } from '~/features/Timeline/words';
import classes from './InteractionsPage.module.css';

interface Props {
  filter: LogFilter;
  groupBy: TimelineGroup;
  onGroupBy: (groupBy: TimelineGroup) => void;
  onRange: (from: Date, to: Date) => void;
}

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 96 * QUARTER_MS;

/** How much of what matches happened when; a stretch of it becomes the range. */
export function TimelinePanel({ filter, groupBy, onGroupBy, onRange }: Props) {
  const badges = useGroupBadges(groupBy);
  const isMyTurn = useTurn();
  // Without a start the API would look back thirty days; this list goes back to the beginning.
  const isOpenStart = filter.startDate === undefined;
  const now = useNow();
  const { data: beginning } = useQuery({ ...beginningQuery(filter), enabled: isMyTurn && isOpenStart });
  const { data, error, refetch } = useQuery({
    ...timelineQuery(isOpenStart && beginning ? { ...filter, startDate: dayBefore(beginning, filter, now) } : filter, {
      groupBy,
    }),
    enabled: isMyTurn && (!isOpenStart || beginning !== undefined),
  });
  return (
    <Panel
      title="Timeline"
      flush
      aside={
        <WordSwitch
          className={classes.switch}
          label="Colours by"
          words={TIMELINE_GROUPS}
          names={GROUP_NAMES}
          value={groupBy}
          onChange={onGroupBy}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={classes.chart}>
          <TimelineChart timeline={data} badges={badges} label="Timeline" height={116} onRange={onRange} />
        </div>
      )}
    </Panel>
  );
}

/** A log that has just begun would else be a single bar. */
function dayBefore(beginning: string, { endDate }: LogFilter, now: Date): string {
  // Whole quarters of an hour, so that this stays the same question for a while.
  const end = endDate === undefined ? Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS : Date.parse(endDate);
  return new Date(Math.min(Date.parse(beginning), end - DAY_MS)).toISOString();
}
