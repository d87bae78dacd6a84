/** The part of a trace's time that is shown; milliseconds from its first step, `from` < `to`. */
export interface TimeWindow {
  from: number;
  to: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000].map((n) => n * DAY),
];

/** All of it; a trace that took no time gets a millisecond, to have a width. */
export function whole(duration: number): TimeWindow {
  return { from: 0, to: Math.max(1, duration) };
}

/** The nearest window that lies within the trace, in whole milliseconds. */
export function bounded(window: TimeWindow, duration: number): TimeWindow {
  const all = whole(duration);
  const width = Math.min(Math.max(1, Math.round(window.to - window.from)), all.to);
  const from = Math.min(Math.max(0, Math.round(window.from)), all.to - width);
  return { from, to: from + width };
}

/** Closer (factor below 1) or further away, around a moment that stays where it is. */
export function zoomed(window: TimeWindow, factor: number, duration: number, around?: number): TimeWindow {
  const centre = around ?? (window.from + window.to) / 2;
  const from = centre - (centre - window.from) * factor;
  return bounded({ from, to: from + (window.to - window.from) * factor }, duration);
}

/** Later or earlier, by a share of what is shown. */
export function moved(window: TimeWindow, share: number, duration: number): TimeWindow {
  const distance = (window.to - window.from) * share;
  return bounded({ from: window.from + distance, to: window.to + distance }, duration);
}

export function isWhole(window: TimeWindow, duration: number): boolean {
  const all = whole(duration);
  return window.from <= all.from && window.to >= all.to;
}

/** Where an offset stands: 0 at the left edge, 1 at the right, beyond them outside. */
export function position(window: TimeWindow, offset: number): number {
  return (offset - window.from) / (window.to - window.from);
}

/** Round distances from the left edge of the window, at most as many as asked for. */
export function ticks(window: TimeWindow, most: number): number[] {
  const width = window.to - window.from;
  const step = STEPS.find((candidate) => width / candidate <= most) ?? width;
  return Array.from({ length: Math.floor(width / step) + 1 }, (_, i) => i * step);
}
