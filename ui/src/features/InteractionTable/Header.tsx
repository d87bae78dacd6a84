import type { Column, ColumnKey } from './columns';
import classes from './InteractionTable.module.css';

/** The lines of a card: what stands at the left of each, and what at its end. */
export const CARD_LINES: readonly { start: readonly ColumnKey[]; end: readonly ColumnKey[] }[] = [
  { start: ['action', 'type'], end: ['when'] },
  { start: ['resource'], end: ['user'] },
  { start: ['origin', 'payload'], end: ['number'] },
];

/** The columns a card has room for, in its order. */
export function inCards(columns: readonly Column[]): Column[] {
  return CARD_LINES.flatMap(({ start, end }) => [...start, ...end]).flatMap((key) =>
    columns.filter((column) => column.key === key),
  );
}

interface Props {
  columns: readonly Column[];
  isCards: boolean;
  isFetching: boolean;
}

/** The names of the columns, which stay in sight; above cards they are only heard. */
export function Header({ columns, isCards, isFetching }: Props) {
  return (
    <div role="rowgroup" className={classes.header} data-cards={isCards || undefined}>
      <div role="row" aria-rowindex={1} className={isCards ? 'visually-hidden' : classes.labels}>
        {columns.map(({ key, label }) => (
          <div key={key} role="columnheader" className={classes.label} data-column={key}>
            {label}
          </div>
        ))}
      </div>
      <div className={classes.progress} data-on={isFetching || undefined} role="presentation" />
    </div>
  );
}
