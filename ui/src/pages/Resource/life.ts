import type { HistoryEntry, HistoryPage } from '~/api/history';
import { isResource } from './match';

/** One step of a resource's life, and the one before it. */
export interface Step extends HistoryEntry {
  before: HistoryEntry | null;
}

/** The steps of some pages, newest first. What is recorded meanwhile moves pages on, so that they may overlap: each step is there once. */
export function steps(pages: HistoryPage[], resourceId: string): Step[] {
  const byNumber = new Map<number, HistoryEntry>();
  for (const page of pages) {
    for (const entry of [...page.entries, ...(page === pages.at(-1) && page.older ? [page.older] : [])]) {
      if (isResource(entry.row, resourceId)) {
        byNumber.set(entry.row.interactionNumber, entry);
      }
    }
  }
  const ordered = [...byNumber.values()].sort((a, b) => b.row.interactionNumber - a.row.interactionNumber);
  const shown = pages.at(-1)?.older && ordered.length > 0 ? withoutOlder(ordered, pages) : ordered;
  return shown.map((entry, i) => ({ ...entry, before: ordered[i + 1] ?? null }));
}

/** The one before the oldest is there to compare with only. */
function withoutOlder(ordered: HistoryEntry[], pages: HistoryPage[]): HistoryEntry[] {
  const older = pages.at(-1)?.older;
  const isListed = pages.some((page) => page.entries.some((e) => e.row.interactionId === older?.row.interactionId));
  return isListed ? ordered : ordered.filter((entry) => entry !== older);
}
