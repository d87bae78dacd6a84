import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useBadges, type CatalogKind } from '~/api/catalog';
import { timelineQuery, type TimelineGroup } from '~/api/timeline';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { TimelineChart } from '~/components/TimelineChart/TimelineChart';
import { DAYS } from './span';
import { CLOCKS, GROUPS, SPANS, type Clock, type HomeSearch, type Span } from './url';
import classes from './HomeTimeline.module.css';

interface Props {
  last: Span;
  groupBy: TimelineGroup;
  dateField: Clock;
  onChange: (change: HomeSearch) => void;
}

const KINDS: Record<TimelineGroup, CatalogKind> = {
  action: 'actions',
  resourceType: 'resource-types',
  origin: 'origins',
};
const GROUP_NAMES: Record<TimelineGroup, string> = { action: 'Action', resourceType: 'Type', origin: 'Origin' };
const CLOCK_NAMES: Record<Clock, string> = { createdDate: 'Recorded', interactionTimestamp: 'Happened' };
const EVERY_MS = 30_000;

/** When it was how busy; a stretch that is chosen opens as a list. */
export function HomeTimeline({ last, groupBy, dateField, onChange }: Props) {
  const navigate = useNavigate();
  const badges = useBadges(KINDS[groupBy]);
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
          <Switch
            label="Stacked by"
            value={groupBy}
            names={GROUP_NAMES}
            words={GROUPS}
            onChange={(word) => onChange({ groupBy: word })}
          />
          <Switch
            label="By which time"
            value={dateField}
            names={CLOCK_NAMES}
            words={CLOCKS}
            onChange={(word) => onChange({ dateField: word })}
          />
          <Switch label="How far back" value={last} words={SPANS} onChange={(word) => onChange({ last: word })} />
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

interface SwitchProps<W extends string> {
  label: string;
  value: W;
  words: readonly W[];
  names?: Record<W, string>;
  onChange: (word: W) => void;
}

function Switch<W extends string>({ label, value, words, names, onChange }: SwitchProps<W>) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      value={value}
      data={words.map((word) => ({ value: word, label: names?.[word] ?? word }))}
      onChange={onChange}
    />
  );
}
