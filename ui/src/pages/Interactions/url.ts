/** What this page keeps in its address. */
export interface InteractionsSearch {}

export function interactionsSearch(_search: Record<string, unknown>): InteractionsSearch {
  return {};
}
