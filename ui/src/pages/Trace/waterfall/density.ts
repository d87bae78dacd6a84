import type { Step } from '../steps';

/** How many steps fall into each of equally long stretches of the whole. */
export function density(steps: Step[], duration: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const step of steps) {
    const bin = Math.min(bins - 1, Math.floor((step.offset / Math.max(1, duration)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
