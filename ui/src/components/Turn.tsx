import { createContext, useContext, useEffect, useState } from 'react';

const Turn = createContext(true);
const LONGEST_MS = 1_000;

/**
 * What is within asks the server for nothing before `isCome`, and before the page has drawn what came: its first content
 * comes first, and heavy panels after it.
 */
export function Turns({ isCome, children }: { isCome: boolean; children: React.ReactNode }) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!isCome) {
      return;
    }
    let idle: number | undefined;
    // A frame later the content is in the page; when the browser is idle, it is drawn.
    const frame = requestAnimationFrame(() => {
      idle = whenIdle(() => setDrawn(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      cancelIdle(idle);
    };
  }, [isCome]);
  return <Turn value={isCome && isDrawn}>{children}</Turn>;
}

/** Whether it is one's turn to ask the server. */
export function useTurn(): boolean {
  return useContext(Turn);
}

/** Safari has no idle callbacks. */
const hasIdle = 'requestIdleCallback' in window;

function whenIdle(run: () => void): number {
  return hasIdle ? requestIdleCallback(run, { timeout: LONGEST_MS }) : window.setTimeout(run, LONGEST_MS / 5);
}

function cancelIdle(handle: number | undefined): void {
  if (handle !== undefined) {
    if (hasIdle) {
      cancelIdleCallback(handle);
    } else {
      clearTimeout(handle);
    }
  }
}
