/** What this page keeps in its address. */
export interface KeysSearch {}

export function keysSearch(_search: Record<string, unknown>): KeysSearch {
  return {};
}
