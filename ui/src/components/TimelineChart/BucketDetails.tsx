import type { BadgeColors } from '~/api/catalog';
import { count, quantity } from '~/format/numbers';
import { day, timeOfDay } from '~/format/times';
import { colorOf } from './colors';
import { highest, lowest, type Selection } from './selection';
import type { Bucket } from './stack';
import classes from './TimelineChart.module.css';

interface Props {
  bucket: Bucket;
  badges: (mnemonic: string) => BadgeColors;
  /** Middle of the bar, and width of the whole, in pixels. */
  left: number;
  width: number;
}

/** What one bar says, beside it. */
export function BucketDetails({ bucket, badges, left, width }: Props) {
  const isRight = left > width / 2;
  const style = isRight ? { right: width - left + 10 } : { left: left + 10 };
  return (
    <div className={classes.details} style={style}>
      <div className={classes.when}>{stretch(bucket.from, bucket.to)}</div>
      <div className={classes.total}>{count(bucket.count, 'interaction')}</div>
      {bucket.segments.length > 1 &&
        bucket.segments.map((segment) => (
          <div key={segment.group} className={classes.detail}>
            <span className={classes.swatch} style={{ background: colorOf(segment.group, badges) }} />
            <span className={classes.group}>{segment.group}</span>
            <span className="figures">{quantity(segment.count)}</span>
          </div>
        ))}
    </div>
  );
}

/** The chosen buckets in words. */
export function spoken(buckets: Bucket[], selection: Selection): string {
  const chosen = buckets.slice(lowest(selection), highest(selection) + 1);
  const [first, last] = [chosen[0], chosen.at(-1)];
  const sum = chosen.reduce((total, bucket) => total + bucket.count, 0);
  return first && last ? `${stretch(first.from, last.to)}: ${count(sum, 'interaction')}` : '';
}

function stretch(from: Date, to: Date): string {
  const isWholeDay = to.getTime() - from.getTime() === 86_400_000;
  return isWholeDay
    ? `${day(from)} (UTC)`
    : `${day(from)}, ${timeOfDay(from).slice(0, 5)} – ${timeOfDay(to).slice(0, 5)}`;
}
