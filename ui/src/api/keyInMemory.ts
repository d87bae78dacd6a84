import { useSyncExternalStore } from 'react';

let key: string | undefined;
const listeners = new Set<() => void>();

/** The API key that was typed or made since the page was loaded, for lines to copy. It is stored nowhere, and gone with the page. */
export function useKeyInMemory(): string | undefined {
  return useSyncExternalStore(subscribe, () => key);
}

export function keepKeyInMemory(value: string | undefined): void {
  key = value;
  listeners.forEach((listener) => {
    listener();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
