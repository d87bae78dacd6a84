import { useEffect, useState } from 'react';

/** How far below the top of the page an element begins; follows whatever above it grows or shrinks. */
export function useOffset(element: HTMLElement | null): number {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    if (element === null) {
      return;
    }
    // Called once at the beginning, too, and when the browser has laid out the page anyway: asking at every draw would make it do so.
    const observer = new ResizeObserver(() => {
      setOffset(Math.round(element.getBoundingClientRect().top + window.scrollY));
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return offset;
}
