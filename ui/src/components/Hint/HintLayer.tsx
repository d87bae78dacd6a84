import { Tooltip } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { hideHint, shownHint, subscribe } from './shownHint';

/** Where hints appear: once for all pages. */
export function HintLayer() {
  const hint = useSyncExternalStore(subscribe, shownHint);
  const target = hint?.target;
  useEffect(() => {
    if (!target) {
      return;
    }
    // What is pointed at may go away without the pointer leaving it: rows do, and links to other pages.
    const gone = new MutationObserver(() => {
      if (!target.isConnected) {
        hideHint();
      }
    });
    if (!target.isConnected) {
      hideHint();
    }
    gone.observe(document.body, { childList: true, subtree: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        hideHint();
      }
    };
    window.addEventListener('scroll', hideHint, { capture: true, passive: true });
    window.addEventListener('keydown', onKey);
    return () => {
      gone.disconnect();
      window.removeEventListener('scroll', hideHint, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, [target]);
  return hint && <Tooltip {...hint.look} target={hint.target} label={hint.label} opened />;
}
