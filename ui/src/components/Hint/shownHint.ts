import type { TooltipProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** How a hint stands at what it is about. */
export type HintLook = Pick<TooltipProps, 'position' | 'maw' | 'withArrow'>;

export interface ShownHint {
  target: HTMLElement;
  label: ReactNode;
  look: HintLook;
}

const DELAY_MS = 350;

let shown: ShownHint | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** The hint in view: there is one at most, as there is one pointer. */
export function shownHint(): ShownHint | null {
  return shown;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows it if the pointer stays. */
export function showHint(hint: ShownHint, delayMs = DELAY_MS): void {
  clearTimeout(timer);
  change(null);
  timer = setTimeout(() => change(hint), delayMs);
}

export function hideHint(): void {
  clearTimeout(timer);
  change(null);
}

function change(hint: ShownHint | null): void {
  if (shown !== hint) {
    shown = hint;
    listeners.forEach((listener) => {
      listener();
    });
  }
}
