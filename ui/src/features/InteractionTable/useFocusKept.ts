import { useLayoutEffect, useRef } from 'react';
import { rowAt } from './useRowKeys';

/**
 * Rows that come in the place of others (another filter's answer, a new page) take the others' focus with them, or one
 * who moves by keys would stand nowhere: the row now in the same place gets it.
 */
export function useFocusKept(
  rows: readonly unknown[],
  active: number,
  list: HTMLElement | null,
): { onFocus: () => void; onBlur: () => void } {
  // An element taken out of the document tells nobody that it had the focus.
  const isWithin = useRef(false);
  useLayoutEffect(() => {
    if (isWithin.current && document.activeElement === document.body) {
      rowAt(list, active)?.focus({ preventScroll: true });
    }
  }, [rows, active, list]);
  return {
    onFocus: () => {
      isWithin.current = true;
    },
    onBlur: () => {
      isWithin.current = false;
    },
  };
}
