import { one } from '~/search';

/** What this page keeps in its address. */
export interface KeysSearch {
  /** Set while a key is being made. */
  new?: '1' | undefined;
}

export function keysSearch(search: Record<string, unknown>): KeysSearch {
  return one(search.new) === '1' ? { new: '1' } : {};
}
