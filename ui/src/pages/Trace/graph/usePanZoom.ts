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

/** Moves over a drawing. */
export function usePanZoom(whole: ViewBox, first: ViewBox, svg: RefObject<SVGSVGElement | null>) {
  const [shown, setBox] = useState<ViewBox>(first);
  const [grip, setGrip] = useState<{ x: number; y: number }>();
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
  const scale = () => {
    const matrix = svg.current ? svg.current.getScreenCTM() : null;
    return 1 / (matrix?.a ?? 1);
  };
  return {
    shown,
    isWhole: shown.width === whole.width && shown.height === whole.height && shown.x === whole.x && shown.y === whole.y,
    zoom,
    fit: () => setBox(whole),
    handlers: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        if (event.button === 0 && event.target === event.currentTarget) {
          event.currentTarget.setPointerCapture(event.pointerId);
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
