import { duration as formatted } from '~/format/times';
import { exactDuration } from '../exactDuration';
import type { Step } from '../steps';
import { IdleLabels } from './TimeGrid';
import { bounded, position, ticks, type TimeWindow } from './timeWindow';
import { useBrush } from './useBrush';
import classes from './WaterfallView.module.css';

interface Props {
  steps: Step[];
  window: TimeWindow;
  duration: number;
  mostTicks: number;
  onWindow: (window: TimeWindow) => void;
}

/** Time from left to right; dragging over it shows that stretch only. */
export function TimeAxis({ steps, window, duration, mostTicks, onWindow }: Props) {
  const width = window.to - window.from;
  const brush = useBrush(({ from, to }) => {
    if (from < to) {
      onWindow(bounded({ from: window.from + from * width, to: window.from + to * width }, duration));
    }
  });
  return (
    <div className={classes.axis} {...brush.handlers} title="Drag to show a part of the time">
      {ticks(window, mostTicks).map((tick) => (
        <span
          key={tick}
          className={classes.tickLabel}
          style={{ left: `${String((tick / width) * 100)}%` }}
          data-end={position(window, window.from + tick) > 0.92 || undefined}
        >
          {tick === 0 && window.from > 0 ? `from +${exactDuration(window.from)}` : `+${formatted(tick)}`}
        </span>
      ))}
      <IdleLabels steps={steps} window={window} />
      {brush.drawn && (
        <span
          className={classes.brush}
          style={{
            left: `${String(brush.drawn.from * 100)}%`,
            width: `${String((brush.drawn.to - brush.drawn.from) * 100)}%`,
          }}
        />
      )}
    </div>
  );
}
