import type { ScaleLinear, ScaleTime } from 'd3-scale';
import { short } from '~/format/numbers';
import { axisLabel } from '~/format/times';
import classes from './TimelineChart.module.css';

interface Props {
  /** Whether days begin as in UTC. */
  isUtc: boolean;
  x: ScaleTime<number, number>;
  y: ScaleLinear<number, number>;
  left: number;
  right: number;
  bottom: number;
}

/** Pixels that a label of time needs: for how many there are, and at least, where a month's last day meets the first. */
const LABEL_WIDTH = 84;
const LEAST_WIDTH = 44;

/** The lines behind the bars, and what they stand for. */
export function Axes({ isUtc, x, y, left, right, bottom }: Props) {
  return (
    <g className={classes.axes}>
      {y
        .ticks(3)
        .filter(Number.isInteger)
        .map((value) => (
          <g key={value}>
            <line x1={left} x2={right} y1={y(value)} y2={y(value)} />
            <text x={left - 8} y={y(value)} dy="0.32em" textAnchor="end">
              {short(value)}
            </text>
          </g>
        ))}
      {apart(x, x.ticks(Math.max(2, Math.floor((right - left) / LABEL_WIDTH)))).map((moment) => (
        <text
          key={moment.getTime()}
          x={x(moment)}
          y={bottom + 15}
          textAnchor={x(moment) > right - 24 ? 'end' : x(moment) < left + 24 ? 'start' : 'middle'}
        >
          {axisLabel(moment, isUtc)}
        </text>
      ))}
    </g>
  );
}

/** Without those that would touch the one before. */
function apart(x: Props['x'], moments: Date[]): Date[] {
  const kept: Date[] = [];
  for (const moment of moments) {
    const before = kept.at(-1);
    if (!before || x(moment) - x(before) >= LEAST_WIDTH) {
      kept.push(moment);
    }
  }
  return kept;
}
