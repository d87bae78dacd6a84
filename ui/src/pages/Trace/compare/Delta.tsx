import { duration } from '~/format/times';
import classes from './Delta.module.css';

/** How much longer (+) or shorter (−) something took. */
export function Delta({ ms }: { ms: number }) {
  return (
    <span className={classes.delta} data-sign={ms > 0 ? 'more' : ms < 0 ? 'less' : 'same'}>
      {ms === 0 ? '=' : `${ms > 0 ? '+' : '−'}${duration(Math.abs(ms))}`}
    </span>
  );
}
