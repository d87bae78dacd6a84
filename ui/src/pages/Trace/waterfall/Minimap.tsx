import { useMemo, type KeyboardEvent } from 'react';
import { duration as formatted } from '~/format/times';
import type { Step } from '../steps';
import { density } from './density';
import classes from './Minimap.module.css';
import { bounded, position, whole, type TimeWindow } from './timeWindow';
import { useBrush } from './useBrush';

const BINS = 160;
const HEIGHT = 34;
const KEY_SHARE = 0.01;
const SHIFT_TIMES = 10;

interface Props {
  steps: Step[];
  duration: number;
  window: TimeWindow;
  onWindow: (window: TimeWindow) => void;
}

/** The whole time at a glance, and which part of it is shown: drag to choose another, or move its two edges by keyboard. */
export function Minimap({ steps, duration, window, onWindow }: Props) {
  const bars = useMemo(() => density(steps, duration, BINS), [steps, duration]);
  const most = Math.max(...bars);
  const all = whole(duration);
  const brush = useBrush(({ from, to }) => {
    const width = window.to - window.from;
    const middle = from * all.to;
    onWindow(
      bounded(
        from === to ? { from: middle - width / 2, to: middle + width / 2 } : { from: from * all.to, to: to * all.to },
        duration,
      ),
    );
  });
  const shown = brush.drawn ?? { from: position(all, window.from), to: position(all, window.to) };
  return (
    <div className={classes.minimap} {...brush.handlers}>
      <svg
        className={classes.bars}
        viewBox={`0 0 ${String(BINS)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {bars.map(
          (count, bin) =>
            count > 0 && (
              <rect key={bin} x={bin + 0.1} width={0.8} y={HEIGHT - tall(count, most)} height={tall(count, most)} />
            ),
        )}
      </svg>
      <div className={classes.outside} style={{ left: 0, width: percent(shown.from) }} />
      <div className={classes.outside} style={{ left: percent(shown.to), right: 0 }} />
      <div className={classes.window} style={{ left: percent(shown.from), width: percent(shown.to - shown.from) }} />
      <Edge name="Shown from" at={window.from} duration={duration} onMove={(from) => move({ ...window, from })} />
      <Edge name="Shown to" at={window.to} duration={duration} onMove={(to) => move({ ...window, to })} />
    </div>
  );

  function move({ from, to }: TimeWindow) {
    if (from < to) {
      onWindow({ from: Math.max(0, from), to: Math.min(all.to, to) });
    }
  }
}

interface EdgeProps {
  name: string;
  at: number;
  duration: number;
  onMove: (to: number) => void;
}

function Edge({ name, at, duration, onMove }: EdgeProps) {
  const all = whole(duration);
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (direction !== 0) {
      event.preventDefault();
      event.stopPropagation();
      const step = Math.max(1, Math.round(all.to * KEY_SHARE * (event.shiftKey ? SHIFT_TIMES : 1)));
      onMove(at + direction * step);
    }
  };
  return (
    <div
      className={classes.edge}
      style={{ left: percent(position(all, at)) }}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={all.to}
      aria-valuenow={at}
      aria-valuetext={`${formatted(at)} since the start`}
      onKeyDown={onKeyDown}
    />
  );
}

/** Even one step among thousands is seen. */
function tall(count: number, most: number): number {
  return 4 + (HEIGHT - 6) * Math.sqrt(count / most);
}

function percent(share: number): string {
  return `${String(share * 100)}%`;
}
