/** What this page keeps in its address. */
export interface UserSearch {}

export function userSearch(_search: Record<string, unknown>): UserSearch {
  return {};
}
