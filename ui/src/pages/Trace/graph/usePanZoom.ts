import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';

/** What part of the drawing is seen. */
export interface ViewBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CLOSEST = 160;
const PAN_KEY = 60;

/** Moves over a drawing that is at first seen whole. The view box keeps the drawing's proportions or the frame's, whichever is wider. */
export function usePanZoom(whole: ViewBox, svg: RefObject<SVGSVGElement | null>) {
  const [box, setBox] = useState<ViewBox>();
  const [grip, setGrip] = useState<{ x: number; y: number }>();
  const shown = box ?? whole;
  const zoom = (factor: number) => {
    const width = Math.min(whole.width * 1.5, Math.max(CLOSEST, shown.width * factor));
    const height = (shown.height * width) / shown.width;
    setBox({
      x: shown.x + (shown.width - width) / 2,
      y: shown.y + (shown.height - height) / 2,
      width,
      height,
    });
  };
  const pan = (dx: number, dy: number) => setBox({ ...shown, x: shown.x + dx, y: shown.y + dy });
  /** Drawing units for a pixel. */
  const scale = () => 1 / (svg.current?.getScreenCTM()?.a ?? 1);
  return {
    shown,
    isWhole: box === undefined,
    zoom,
    fit: () => setBox(undefined),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button === 0 && event.target === svg.current) {
          svg.current?.setPointerCapture(event.pointerId);
          setGrip({ x: event.clientX, y: event.clientY });
        }
      },
      onPointerMove: (event: PointerEvent) => {
        if (grip) {
          pan((grip.x - event.clientX) * scale(), (grip.y - event.clientY) * scale());
          setGrip({ x: event.clientX, y: event.clientY });
        }
      },
      onPointerUp: () => setGrip(undefined),
      onPointerCancel: () => setGrip(undefined),
      onKeyDown: (event: KeyboardEvent) => {
        const move: Partial<Record<string, [number, number]>> = {
          ArrowLeft: [-PAN_KEY, 0],
          ArrowRight: [PAN_KEY, 0],
          ArrowUp: [0, -PAN_KEY],
          ArrowDown: [0, PAN_KEY],
        };
        const by = move[event.key];
        if (by && !event.altKey && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          pan(by[0] * scale(), by[1] * scale());
        }
      },
    },
  };
}
