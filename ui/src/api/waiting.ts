/** How long a page may be out of view before it counts as put aside. */
const ASIDE_MS = 60_000;

/** Ends after that time, or when `signal` says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    if (signal.aborted) {
      done();
    }
  });
}

/** Ends as soon as somebody can see the page, or when `signal` says so. */
export function backInView(signal: AbortSignal): Promise<void> {
  return isInView() ? Promise.resolve() : nextChange(signal);
}

/** Ends when the page has been put aside for a while, or when `signal` says so. */
export async function putAside(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await nextChange(signal);
    if (!isInView()) {
      await pause(ASIDE_MS, signal);
      if (!isInView()) {
        return;
      }
    }
  }
}

function isInView(): boolean {
  return document.visibilityState === 'visible';
}

function nextChange(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      document.removeEventListener('visibilitychange', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) {
      done();
    }
  });
}
