import { useQuery } from '@tanstack/react-query';
import { endsQuery } from '~/api/ends';
import { CLOCKS, type Clock, type LogFilter } from '~/api/filter';
import { momentOf } from '~/api/interactions';
import { timelineQuery, type TimelineGroup } from '~/api/timeline';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TimelineChart } from '~/components/TimelineChart/TimelineChart';
import { useTurn } from '~/components/Turn';
import { WordSwitch } from '~/components/WordSwitch';
import { useGroupBadges } from '~/features/Timeline/useGroupBadges';
import { CLOCK_NAMES, GROUP_NAMES } from '~/features/Timeline/words';
import { around } from './around';
import classes from './Subject.module.css';

interface Props {
  filter: LogFilter;
  groupBy: TimelineGroup;
  groups: readonly TimelineGroup[];
  onGroupBy: (groupBy: TimelineGroup) => void;
  onClock: (clock: Clock) => void;
  onRange: (from: Date, to: Date) => void;
}

/** When there was how much of it, from its first interaction to its last unless the filter has dates. */
export function SubjectTimeline({ filter, groupBy, groups, onGroupBy, onClock, onRange }: Props) {
  const clock = filter.dateField ?? 'createdDate';
  const badges = useGroupBadges(groupBy);
  const isMyTurn = useTurn();
  const isOpen = filter.startDate === undefined;
  const { data: ends } = useQuery({ ...endsQuery(filter), enabled: isMyTurn && isOpen });
  const dates =
    isOpen && ends?.first && ends.last ? around(momentOf(ends.first, clock), momentOf(ends.last, clock)) : {};
  const { data, error, refetch } = useQuery({
    ...timelineQuery({ ...filter, ...dates, ...(filter.endDate ? { endDate: filter.endDate } : {}) }, { groupBy }),
    enabled: isMyTurn && (!isOpen || ends !== undefined),
  });
  return (
    <Panel
      title="When"
      aside={
        <div className={classes.switches}>
          <WordSwitch label="Colours by" words={groups} names={GROUP_NAMES} value={groupBy} onChange={onGroupBy} />
          <WordSwitch label="By which time" words={CLOCKS} names={CLOCK_NAMES} value={clock} onChange={onClock} />
        </div>
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TimelineChart timeline={data} badges={badges} label="Timeline" height={120} onRange={onRange} />
      )}
    </Panel>
  );
}
