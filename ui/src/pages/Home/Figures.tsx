import { Skeleton } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { figureQuery, type Figure as FigureData, type Period } from '~/api/figures';
import { Sparkline } from '~/components/Sparkline/Sparkline';
import { change, quantity } from '~/format/numbers';
import { sparkBars } from './sparkBars';
import classes from './Figures.module.css';

const NAMES: Record<Period, { name: string; before: string }> = {
  '1h': { name: 'Last hour', before: 'the hour before' },
  '24h': { name: 'Last 24 hours', before: 'the day before' },
  '7d': { name: 'Last 7 days', before: 'the week before' },
};
const PERIODS = ['1h', '24h', '7d'] as const;

/** How much was recorded lately, and whether that is more or less than before. */
export function Figures() {
  return (
    <div className={classes.figures}>
      {PERIODS.map((period) => (
        <FigureCard key={period} period={period} />
      ))}
    </div>
  );
}

function FigureCard({ period }: { period: Period }) {
  const { data, isError } = useQuery(figureQuery(period));
  const { name, before } = NAMES[period];
  return (
    <Link to="/interactions" search={{ last: period }} className={classes.card}>
      <span className={classes.name}>{name}</span>
      <span className={classes.figure}>
        {data ? quantity(data.current.total) : isError ? '–' : <Skeleton height={24} width={88} my={6} />}
      </span>
      <span className={classes.change}>{data ? <Change {...data} before={data.before} than={before} /> : ' '}</span>
      <span className={classes.spark}>{data && <Sparkline bars={sparkBars(data)} />}</span>
    </Link>
  );
}

function Change({ current, before, than }: FigureData & { than: string }) {
  const text = change(current.total, before.total);
  if (text === null) {
    return <>{current.total === 0 ? `nothing, as in ${than}` : `nothing in ${than}`}</>;
  }
  const difference = current.total - before.total;
  const Arrow = difference > 0 ? IconArrowUpRight : difference < 0 ? IconArrowDownRight : IconArrowRight;
  return (
    <>
      <Arrow size={14} stroke={2} aria-hidden />
      <strong>{difference === 0 ? 'the same' : text}</strong> {difference === 0 ? 'as' : 'against'} {than}
    </>
  );
}
