import { serverUrl } from './client';
import type { LogFilter } from './filter';

export type ExportFormat = 'csv' | 'ndjson';

/** Where a browser downloads everything that matches, as whoever is signed in. */
export function exportUrl(filter: LogFilter, format: ExportFormat): string {
  return `${serverUrl}/api/interactions/export?${parameters({ format, ...filter }).toString()}`;
}

/** A command for a terminal that asks for the same page of the same list; the key is the reader's to fill in. */
export function listCommand(filter: LogFilter, page: number, limit: number): string {
  const url = `${serverUrl}/api/interactions?${parameters({ ...filter, page, limit }).toString()}`;
  // Nothing in an encoded address ends a text in single quotes.
  return `curl -H "x-api-key: $KEY" '${url}'`;
}

function parameters(values: Record<string, unknown>): URLSearchParams {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) {
      if (typeof one === 'string' || typeof one === 'number') {
        all.append(name, String(one));
      }
    }
  }
  return all;
}
