import { useSyncExternalStore } from 'react';

/** How far below the top of the page an element begins; follows whatever above it grows or shrinks. */
export function useOffset(element: HTMLElement | null): number {
  return useSyncExternalStore(subscribe, () =>
    element === null ? 0 : Math.round(element.getBoundingClientRect().top + window.scrollY),
  );
}

function subscribe(listener: () => void): () => void {
  const observer = new ResizeObserver(listener);
  observer.observe(document.body);
  return () => observer.disconnect();
}
