/** What this page keeps in its address. */
export interface ResourceSearch {}

export function resourceSearch(_search: Record<string, unknown>): ResourceSearch {
  return {};
}
