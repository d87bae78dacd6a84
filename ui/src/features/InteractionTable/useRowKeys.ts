import { useHotkeys } from '@mantine/hooks';
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Interaction } from '~/api/interactions';
import { usePreferences } from '~/preferences/preferences';

interface Options {
  rows: readonly Interaction[];
  active: number;
  /** Whether one of the rows is shown beside the table: then moving shows the next. */
  isOpen: boolean;
  onOpen: (interactionId: string) => void;
  onMove: (index: number) => void;
  /** What the rows stand in, each with its `data-index`. */
  list: HTMLElement | null;
}

const PAGE = 10;

/** Moves through rows: arrows where the focus is in the grid, j and k from anywhere on the page. */
export function useRowKeys({ rows, active, isOpen, onOpen, onMove, list }: Options) {
  const [{ singleKeys }] = usePreferences();
  const last = rows.length - 1;

  const move = (to: number) => {
    const index = Math.min(Math.max(0, to), last);
    const row = rows[index];
    if (!row) {
      return;
    }
    flushSync(() => onMove(index));
    if (isOpen) {
      if (index !== active) {
        onOpen(row.interactionId);
      }
    } else {
      rowAt(list, index)?.focus({ preventScroll: true });
    }
  };

  // The first j goes to the current row, the next ones on from there.
  const step = (by: number) => (event: KeyboardEvent) => {
    if (!isElsewhere(event, isOpen)) {
      move(isOpen || rowAt(list, active)?.contains(document.activeElement) ? active + by : active);
    }
  };
  useHotkeys(
    singleKeys
      ? [
          ['j', step(1)],
          ['k', step(-1)],
        ]
      : [],
  );

  return (event: ReactKeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: last,
    };
    const to = moves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter' && event.target === rowAt(list, active)) {
      const row = rows[active];
      if (row) {
        event.preventDefault();
        onOpen(row.interactionId);
      }
    }
  };
}

export function rowAt(list: HTMLElement | null, index: number): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null;
}

/** Whether a key belongs to something that lies above the table, other than what shows one of its rows. */
function isElsewhere(event: KeyboardEvent, isOpen: boolean): boolean {
  const above = isOpen
    ? '[role="menu"], [role="listbox"], [role="tree"]'
    : '[role="menu"], [role="listbox"], [role="dialog"]';
  return event.target instanceof Element && event.target.closest(above) !== null;
}
