/** What this page keeps in its address. */
export interface HomeSearch {}

export function homeSearch(_search: Record<string, unknown>): HomeSearch {
  return {};
}
