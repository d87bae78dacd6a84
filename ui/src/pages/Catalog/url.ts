/** What this page keeps in its address. */
export interface CatalogSearch {}

export function catalogSearch(_search: Record<string, unknown>): CatalogSearch {
  return {};
}
