import classes from './Sparkline.module.css';

export interface SparkBar {
  count: number;
  /** Belongs to what is compared with, not to what is shown. */
  isBefore: boolean;
}

const HEIGHT = 32;
const WIDTH = 120;

/** A shape of counts over time, without words: its numbers are said beside it. */
export function Sparkline({ bars }: { bars: SparkBar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const step = WIDTH / Math.max(1, bars.length);
  const gap = Math.min(2, step / 4);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {bars.map(({ count, isBefore }, n) => {
        const height = count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT);
        return (
          <rect
            key={n}
            x={n * step}
            y={HEIGHT - height}
            width={step - gap}
            height={height}
            data-before={isBefore || undefined}
            data-empty={count === 0 || undefined}
          />
        );
      })}
    </svg>
  );
}
