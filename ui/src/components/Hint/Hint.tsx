import { cloneElement, type HTMLAttributes, type PointerEvent, type ReactElement, type ReactNode } from 'react';
import { hideHint, showHint, type HintLook } from './shownHint';

interface Props extends HTMLAttributes<HTMLElement> {
  label: ReactNode;
  look?: HintLook;
  delayMs?: number;
  /** What is pointed at: an element, or a component that hands on its attributes. */
  children: ReactElement<HTMLAttributes<HTMLElement>>;
}

const PLAIN: HintLook = {};

/** Says more about something when the mouse rests on it. Costs nothing until then, so that every row of a long list can have some. */
export function Hint({ label, look = PLAIN, delayMs, children, ...rest }: Props) {
  return cloneElement(children, {
    ...rest,
    onPointerEnter: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'mouse') {
        showHint({ target: event.currentTarget, label, look }, delayMs);
      }
      children.props.onPointerEnter?.(event);
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      hideHint();
      children.props.onPointerLeave?.(event);
    },
  });
}
