/** What this page keeps in its address. */
export interface ActivitySearch {}

export function activitySearch(_search: Record<string, unknown>): ActivitySearch {
  return {};
}
