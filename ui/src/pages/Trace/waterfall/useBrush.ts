import { useState, type PointerEvent } from 'react';

/** A stretch of an element's width: 0 at its left edge, 1 at its right. */
export interface Stretch {
  from: number;
  to: number;
}

interface Brush {
  /** What is being dragged over now. */
  drawn: Stretch | undefined;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
  };
}

const CLICK_PX = 4;

/** Drags over an element's width; a click is a stretch without width. */
export function useBrush(onBrush: (stretch: Stretch) => void): Brush {
  const [drag, setDrag] = useState<{ start: number; now: number }>();
  const drawn = drag && { from: Math.min(drag.start, drag.now), to: Math.max(drag.start, drag.now) };
  return {
    drawn,
    handlers: {
      onPointerDown: (event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ start: share(event), now: share(event) });
        }
      },
      onPointerMove: (event) => {
        if (drag) {
          setDrag({ ...drag, now: share(event) });
        }
      },
      onPointerUp: (event) => {
        if (drawn) {
          const isClick = (drawn.to - drawn.from) * event.currentTarget.clientWidth < CLICK_PX;
          onBrush(isClick ? { from: drawn.to, to: drawn.to } : drawn);
        }
        setDrag(undefined);
      },
      onPointerCancel: () => setDrag(undefined),
    },
  };
}

function share(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - left) / width));
}
