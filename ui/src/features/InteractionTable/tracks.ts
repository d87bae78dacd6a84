import type { Column, ColumnKey } from './columns';

const GAP = 12;
const PADDING = 16;
/** What goes first where there is not room for all. */
const DISPENSABLE: readonly ColumnKey[] = ['uow', 'number', 'payload', 'origin', 'user'];

/** The columns that there is room for. */
export function fitting(columns: readonly Column[], width: number): readonly Column[] {
  let kept = columns;
  for (const key of DISPENSABLE) {
    if (least(kept) <= width) {
      break;
    }
    kept = kept.filter((column) => column.key !== key);
  }
  return kept;
}

/** The columns as tracks of a CSS grid. */
export function tracks(columns: readonly Column[]): string {
  return columns
    .map(({ min, share }) =>
      share === undefined ? `${String(min)}px` : `minmax(${String(min)}px, ${String(share)}fr)`,
    )
    .join(' ');
}

function least(columns: readonly Column[]): number {
  return columns.reduce((sum, { min }) => sum + min + GAP, 2 * PADDING - GAP);
}
