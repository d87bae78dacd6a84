import { duration as formatted } from '~/format/times';
import type { Step } from '../steps';
import { position, ticks, type TimeWindow } from './timeWindow';
import classes from './WaterfallView.module.css';

const LABELLED_SHARE = 0.07;

interface Props {
  steps: Step[];
  window: TimeWindow;
  mostTicks: number;
}

/** Behind the bars: where the axis' ticks are, and the pauses in which nothing happened at all. */
export function TimeGrid({ steps, window, mostTicks }: Props) {
  const width = window.to - window.from;
  return (
    <div className={classes.grid} aria-hidden>
      {pausesIn(steps, window).map(({ from, to }) => (
        <span key={from} className={classes.idle} style={{ left: percent(from), width: percent(to - from) }} />
      ))}
      {ticks(window, mostTicks).map((tick) => (
        <span key={tick} className={classes.tick} style={{ left: percent(tick / width) }} />
      ))}
    </div>
  );
}

/** How long the pauses are, for the axis; those too narrow to say so are left out. */
export function IdleLabels({ steps, window }: { steps: Step[]; window: TimeWindow }) {
  return pausesIn(steps, window)
    .filter(({ from, to }) => to - from > LABELLED_SHARE)
    .map(({ from, to, gap }) => (
      <span key={from} className={classes.idleLabel} style={{ left: percent(from), width: percent(to - from) }}>
        {formatted(gap)} idle
      </span>
    ));
}

function pausesIn(steps: Step[], window: TimeWindow): { from: number; to: number; gap: number }[] {
  return steps
    .filter((step) => step.isPause && step.offset > window.from && step.offset - step.gap < window.to)
    .map((step) => ({
      gap: step.gap,
      from: Math.max(0, position(window, step.offset - step.gap)),
      to: Math.min(1, position(window, step.offset)),
    }));
}

function percent(share: number): string {
  return `${String(share * 100)}%`;
}
