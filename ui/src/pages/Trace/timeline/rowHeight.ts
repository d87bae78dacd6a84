import type { Step } from '../steps';

const WIDE = 38;
const NARROW = 66;
const PAUSE = 36;
const MOST = 20;

/** Pixels above a step that stand for the time since the one before: more for longer, by the order of magnitude. */
export function gapHeight(step: Step | undefined): number {
  if (!step || step.gap === 0) {
    return 0;
  }
  return step.isPause ? PAUSE : Math.min(MOST, Math.round(2 + 4 * Math.log10(step.gap)));
}

export function rowHeight(step: Step | undefined, isNarrow: boolean): number {
  return gapHeight(step) + (isNarrow ? NARROW : WIDE);
}
