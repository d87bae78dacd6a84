import { useSyncExternalStore } from 'react';

const STEP_MS = 5_000;

let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** The time, moving on every few seconds; one clock for all that show it. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}

/** The time as the pages that are about to be drawn will have it. */
export function presentTime(): Date {
  if (Date.now() - now.getTime() > STEP_MS) {
    now = new Date();
  }
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, STEP_MS);
  presentTime();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  now = new Date();
  listeners.forEach((listener) => {
    listener();
  });
}
