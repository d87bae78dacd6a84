import { useSyncExternalStore } from 'react';

/** What one person likes, on this machine: never data, never secrets. */
export interface Preferences {
  density: 'comfortable' | 'compact';
  /** Columns of the interactions' table that are hidden. */
  hiddenColumns: string[];
  /** Whether single letters do something, such as j and k in tables; they are in the way of those who dictate. */
  singleKeys: boolean;
}

const NAME = 'provenance.preferences';
const DEFAULTS: Preferences = { density: 'comfortable', hiddenColumns: [], singleKeys: true };

let current = read();
const listeners = new Set<() => void>();

/** The preferences, and a way to change some of them. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  return [useSyncExternalStore(subscribe, () => current), write];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function write(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(NAME, JSON.stringify(current));
  } catch {
    // Storage may be full or forbidden: the preference then lasts as long as the page.
  }
  listeners.forEach((listener) => {
    listener();
  });
}

/** Whatever is stored and does not look as it should counts as not stored. */
function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Preferences>;
    return {
      density: stored.density === 'compact' ? 'compact' : 'comfortable',
      hiddenColumns: Array.isArray(stored.hiddenColumns) ? stored.hiddenColumns.map(String) : DEFAULTS.hiddenColumns,
      singleKeys: stored.singleKeys !== false,
    };
  } catch {
    return DEFAULTS;
  }
}
