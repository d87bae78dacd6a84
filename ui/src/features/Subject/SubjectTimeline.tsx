import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useBadges, type CatalogKind } from '~/api/catalog';
import { endsQuery } from '~/api/ends';
import type { LogFilter } from '~/api/filter';
import { timelineQuery, type TimelineGroup } from '~/api/timeline';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TimelineChart } from '~/components/TimelineChart/TimelineChart';
import { around } from './around';
import { momentOf } from './moment';
import classes from './Subject.module.css';
import { CLOCKS, type Clock } from './view';

interface Props {
  filter: LogFilter;
  groupBy: TimelineGroup;
  groups: readonly TimelineGroup[];
  onGroupBy: (groupBy: TimelineGroup) => void;
  onClock: (clock: Clock) => void;
  onRange: (from: Date, to: Date) => void;
}

const NAMES: Record<TimelineGroup, string> = { action: 'Action', resourceType: 'Type', origin: 'Origin' };
const CLOCK_NAMES: Record<Clock, string> = { createdDate: 'Recorded', interactionTimestamp: 'Happened' };
const KINDS: Record<TimelineGroup, CatalogKind> = {
  action: 'actions',
  resourceType: 'resource-types',
  origin: 'origins',
};

/** When there was how much of it, from its first interaction to its last unless the filter has dates. */
export function SubjectTimeline({ filter, groupBy, groups, onGroupBy, onClock, onRange }: Props) {
  const clock = filter.dateField ?? 'createdDate';
  const badges = useBadges(KINDS[groupBy]);
  const isOpen = filter.startDate === undefined;
  const { data: ends } = useQuery({ ...endsQuery(filter), enabled: isOpen });
  const dates =
    isOpen && ends?.first && ends.last ? around(momentOf(ends.first, clock), momentOf(ends.last, clock)) : {};
  const { data, error, refetch } = useQuery({
    ...timelineQuery({ ...filter, ...dates, ...(filter.endDate ? { endDate: filter.endDate } : {}) }, { groupBy }),
    enabled: !isOpen || ends !== undefined,
  });
  return (
    <Panel
      title="When"
      aside={
        <div className={classes.switches}>
          <SegmentedControl
            size="xs"
            aria-label="Colours by"
            data={groups.map((value) => ({ value, label: NAMES[value] }))}
            value={groupBy}
            onChange={onGroupBy}
          />
          <SegmentedControl
            size="xs"
            aria-label="By which time"
            data={CLOCKS.map((value) => ({ value, label: CLOCK_NAMES[value] }))}
            value={clock}
            onChange={onClock}
          />
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
