import { useQuery } from '@tanstack/react-query';
import { endsQuery } from '~/api/ends';
import type { LogFilter } from '~/api/filter';
import { momentOf } from '~/api/interactions';
import { topQuery, type TopBy } from '~/api/top';
import { unitsOfWorkQuery, type Dates, type Subject } from '~/api/unitsOfWork';
import { useTurn } from '~/components/Turn';
import { When } from '~/components/When';
import { quantity } from '~/format/numbers';
import { duration, local } from '~/format/times';
import { distinctUnits } from './distinct';
import { FigureCard } from './FigureCard';
import classes from './Subject.module.css';

/** As many as the API lists at once; what is more is said to be more. */
export const MOST = 100;

interface Props {
  subject: Subject;
  filter: LogFilter;
  dates: Dates;
  /** What it met: the users of a resource, or a user's resources. */
  met: { by: TopBy; name: string };
  /** As many units of work as the page lists at once. */
  unitRows: number;
}

/** How long, how often, how widely. */
export function Figures({ subject, filter, dates, met, unitRows }: Props) {
  const enabled = useTurn();
  const ends = useQuery({ ...endsQuery(filter), enabled });
  const listed = useQuery({ ...unitsOfWorkQuery(subject, dates, 1, unitRows), enabled });
  const total = listed.data?.pagination.total ?? 0;
  // Counted one by one only where those on the page are not all, and all can be had.
  const isCountable = total > unitRows && total <= MOST;
  const all = useQuery({ ...unitsOfWorkQuery(subject, dates, 1, MOST), enabled: enabled && isCountable });
  const units = isCountable ? all : listed;
  const others = useQuery({ ...topQuery(filter, met.by, MOST), enabled });
  const clock = filter.dateField ?? 'createdDate';
  const first = ends.data?.first ? momentOf(ends.data.first, clock) : undefined;
  const last = ends.data?.last ? momentOf(ends.data.last, clock) : undefined;
  const isNarrowed = dates.startDate !== undefined || dates.endDate !== undefined;
  const where = isNarrowed ? ' here' : ' seen';
  return (
    <dl className={classes.figures}>
      <Moment name={`First${where}`} date={ends.data ? (first ?? null) : missing(ends.isError)} />
      <Moment name={`Last${where}`} date={ends.data ? (last ?? null) : missing(ends.isError)} />
      <FigureCard
        name="Interactions"
        value={ends.data ? quantity(ends.data.total) : missing(ends.isError)}
        note={first !== undefined && last !== undefined && within(first, last)}
      />
      <FigureCard
        name="Units of work"
        value={units.data ? distinctUnits(units.data) : missing(units.isError)}
        note={units.data && units.data.pagination.total > MOST && 'counted once for each user in it'}
      />
      <FigureCard
        name={met.name}
        value={
          others.data
            ? `${quantity(others.data.data.length)}${others.data.data.length === MOST ? '+' : ''}`
            : missing(others.isError)
        }
        note={others.data?.isComplete === false && `among the newest ${quantity(others.data.counted)}`}
      />
    </dl>
  );
}

function Moment({ name, date }: { name: string; date: string | null | undefined }) {
  return (
    <FigureCard
      name={name}
      value={typeof date === 'string' ? <When date={date} /> : date}
      note={typeof date === 'string' && local(new Date(date)).replace(/\.\d+/, '')}
    />
  );
}

function missing(isError: boolean): null | undefined {
  return isError ? null : undefined;
}

function within(first: string, last: string): string | undefined {
  const ms = Date.parse(last) - Date.parse(first);
  return ms > 0 ? `within ${duration(ms)}` : undefined;
}
