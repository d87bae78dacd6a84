import { useHotkeys } from '@mantine/hooks';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import type { Stage } from './stage';
import type { Step } from './steps';

const PAGE = 10;

interface Options {
  /** The steps in the order in which they are shown. */
  order: Step[];
  stage: Stage;
  list: RefObject<HTMLDivElement | null>;
  rows: Virtualizer<HTMLDivElement, Element>;
}

/** Walks through steps: j and k anywhere on the page; arrows, Home, End, Page up and down, Enter on the list itself. */
export function useStepKeys({ order, stage, list, rows }: Options): (event: KeyboardEvent) => void {
  const at = order.findIndex((step) => step.interactionId === stage.active);
  const go = (index: number) => {
    const place = Math.max(0, Math.min(order.length - 1, index));
    const step = order[place];
    if (step) {
      (stage.isOpen ? stage.onOpen : stage.onActive)(step.interactionId);
      rows.scrollToIndex(place, { align: 'auto' });
      if (!stage.isOpen) {
        list.current?.focus({ preventScroll: true });
      }
    }
  };
  useHotkeys([
    ['j', () => go(at + 1)],
    ['k', () => go(at < 0 ? 0 : at - 1)],
  ]);
  // Where an address names a step, its view begins there.
  useEffect(() => {
    if (at > 0) {
      rows.scrollToIndex(at, { align: 'center' });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the view appears
  }, []);
  return (event) => {
    const target: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: order.length - 1,
    };
    const next = target[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (next !== undefined) {
      event.preventDefault();
      go(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && stage.active !== undefined) {
      event.preventDefault();
      stage.onOpen(stage.active);
    }
  };
}
