import { useState, type FocusEvent, type PointerEvent } from 'react';

/** Whether something that moves by itself should stand still: because somebody said so, points at it, or is in it with the keyboard. */
export function useHeld(pause: () => void, resume: () => void) {
  const [isPinned, setPinned] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const apply = (held: boolean) => (held ? pause() : resume());
  const touch = (touched: boolean) => {
    setTouched(touched);
    apply(touched || isPinned);
  };
  return {
    isPinned,
    isTouched,
    pin: (pinned: boolean) => {
      setPinned(pinned);
      apply(pinned || isTouched);
    },
    /** For the element that is held. A finger does not point, and a click's focus is none of the keyboard's. */
    handlers: {
      onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && touch(true),
      onPointerLeave: (event: PointerEvent) => event.pointerType === 'mouse' && touch(false),
      onFocus: (event: FocusEvent) => event.target.matches(':focus-visible') && touch(true),
      onBlur: (event: FocusEvent) => !event.currentTarget.contains(event.relatedTarget) && touch(false),
    },
  };
}
