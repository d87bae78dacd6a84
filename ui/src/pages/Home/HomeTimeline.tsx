import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CLOCKS, type Clock } from '~/api/filter';
import { TIMELINE_GROUPS, timelineQuery, type TimelineGroup } from '~/api/timeline';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TimelineChart } from '~/components/TimelineChart/TimelineChart';
import { WordSwitch } from '~/components/WordSwitch';
import { useGroupBadges } from '~/features/Timeline/useGroupBadges';
import { CLOCK_NAMES, GROUP_NAMES } from '~/features/Timeline/words';
import { DAYS } from './span';
import { SPANS, type HomeSearch, type Span } from './url';
import classes from './HomeTimeline.module.css';

interface Props {
  last: Span;
  groupBy: TimelineGroup;
  dateField: Clock;
  onChange: (change: HomeSearch) => void;
}

const EVERY_MS = 30_000;

/** When it was how busy; a stretch that is chosen opens as a list. */
export function HomeTimeline({ last, groupBy, dateField, onChange }: Props) {
  const navigate = useNavigate();
  const badges = useGroupBadges(groupBy);
  const { data, error, refetch } = useQuery({
    ...timelineQuery({ dateField }, { days: DAYS[last], groupBy }),
    refetchInterval: EVERY_MS,
  });
  const openRange = (from: Date, to: Date) => {
    const dates = { startDate: from.toISOString(), endDate: to.toISOString() };
    void navigate({ to: '/interactions', search: dateField === 'createdDate' ? dates : { ...dates, dateField } });
  };
  return (
    <Panel
      className={classes.panel ?? ''}
      title="Timeline"
      aside={
        <div className={classes.switches}>
          <WordSwitch
            label="Stacked by"
            value={groupBy}
            names={GROUP_NAMES}
            words={TIMELINE_GROUPS}
            onChange={(word) => onChange({ groupBy: word })}
          />
          <WordSwitch
            label="By which time"
            value={dateField}
            names={CLOCK_NAMES}
            words={CLOCKS}
            onChange={(word) => onChange({ dateField: word })}
          />
          <WordSwitch label="How far back" value={last} words={SPANS} onChange={(word) => onChange({ last: word })} />
        </div>
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <TimelineChart
          timeline={data}
          badges={badges}
          height={200}
          label={`Interactions of the last ${last} by ${GROUP_NAMES[groupBy].toLowerCase()}`}
          onRange={openRange}
        />
      )}
    </Panel>
  );
}
