import type { TraceStep } from '~/api/traces';

/** A step in its place in the trace. Times in milliseconds. */
export interface Step extends TraceStep {
  /** From 0. */
  index: number;
  at: number;
  /** Since the first step. */
  offset: number;
  /** Since the step before; 0 for the first. */
  gap: number;
  isPause: boolean;
  /** How many steps happened in this very millisecond, and which of them this is (from 0). */
  parallel: { size: number; place: number };
}

const DAY_MS = 86_400_000;
const PAUSE_SHARE = 0.05;
const PAUSE_TIMES_MEDIAN = 4;

/** The steps, which must be in chronological order, with what lies between them. */
export function placed(trace: TraceStep[]): Step[] {
  const times = trace.map((step) => Date.parse(step.timestamp));
  const first = times[0] ?? 0;
  const gaps = times.map((at, i) => Math.max(0, at - (times[i - 1] ?? at)));
  const isPause = pauses(gaps);
  const parallel = instants(times);
  return trace.map((step, index) => {
    const at = times[index] ?? first;
    const gap = gaps[index] ?? 0;
    return {
      ...step,
      index,
      at,
      offset: at - first,
      gap,
      isPause: isPause(gap),
      parallel: parallel[index] ?? { size: 1, place: 0 },
    };
  });
}

/** From the first step to the last. */
export function durationOf(steps: Step[]): number {
  return steps.at(-1)?.offset ?? 0;
}

/**
 * Says of a gap whether it stands out: a notable part of the whole, and either long beside the usual gap of this trace or
 * longer than a day.
 */
function pauses(gaps: number[]): (gap: number) => boolean {
  const moving = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  const total = moving.reduce((sum, gap) => sum + gap, 0);
  const median = moving[Math.floor((moving.length - 1) / 2)] ?? 0;
  return (gap) => gap > 0 && gap >= total * PAUSE_SHARE && (gap >= median * PAUSE_TIMES_MEDIAN || gap >= DAY_MS);
}

function instants(times: number[]): Step['parallel'][] {
  const places: Step['parallel'][] = [];
  for (let start = 0; start < times.length;) {
    let end = start + 1;
    while (end < times.length && times[end] === times[start]) {
      end++;
    }
    for (let i = start; i < end; i++) {
      places.push({ size: end - start, place: i - start });
    }
    start = end;
  }
  return places;
}
