import { useEffect, useRef } from 'react';
import { rowAt } from './useRowKeys';

/**
 * Where the focus goes when what shows a row is closed: it comes back to the row that had opened it, and is sent on to
 * the one that was shown last.
 */
export function useFocusReturn(
  openId: string | undefined,
  open: number,
  list: HTMLElement | null,
  onArrive: (index: number) => void,
): { arrive: (index: number) => void; forget: () => void } {
  const lastShown = useRef<number | null>(null);
  useEffect(() => {
    if (open >= 0) {
      lastShown.current = open;
    }
  }, [open]);
  return {
    arrive: (index) => {
      const shown = openId === undefined ? lastShown.current : null;
      lastShown.current = null;
      const row = shown === null || shown === index ? null : rowAt(list, shown);
      if (row) {
        row.focus({ preventScroll: true });
      } else {
        onArrive(index);
      }
    },
    forget: () => {
      lastShown.current = null;
    },
  };
}
