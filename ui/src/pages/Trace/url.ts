/** What this page keeps in its address. */
export interface TraceSearch {}

export function traceSearch(_search: Record<string, unknown>): TraceSearch {
  return {};
}
