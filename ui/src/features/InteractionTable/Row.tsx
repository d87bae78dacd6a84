import { memo, type ReactNode } from 'react';
import type { Interaction } from '~/api/interactions';
import type { Column, ColumnKey } from './columns';
import { CARD_LINES } from './Header';
import type { Clock } from '~/api/filter';
import classes from './InteractionTable.module.css';

interface Props {
  row: Interaction;
  index: number;
  columns: readonly Column[];
  isCard: boolean;
  clock: Clock;
  /** Whether Tab goes to this row and what is in it. */
  isActive: boolean;
  isOpen: boolean;
  top: number;
}

/** One interaction; a click anywhere but on what is a link or a button opens it. Drawn anew only when something about it changes, not at every scroll. */
export const Row = memo(function Row({ row, index, columns, isCard, clock, isActive, isOpen, top }: Props) {
  const cell = ({ key, cell }: Column): ReactNode => (
    <div key={key} role="gridcell" className={classes.cell} data-column={key}>
      {cell(row, isActive ? 0 : -1, clock)}
    </div>
  );
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={isCard ? classes.card : classes.row}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      {isCard
        ? CARD_LINES.map((line, i) => <CardLine key={i} {...line} columns={columns} cell={cell} />)
        : columns.map(cell)}
    </div>
  );
});

interface LineProps {
  start: readonly ColumnKey[];
  end: readonly ColumnKey[];
  columns: readonly Column[];
  cell: (column: Column) => ReactNode;
}

function CardLine({ start, end, columns, cell }: LineProps) {
  const cells = (keys: readonly ColumnKey[]) =>
    keys.flatMap((key) => columns.filter((column) => column.key === key)).map(cell);
  return (
    <div role="presentation" className={classes.line}>
      <div role="presentation" className={classes.start}>
        {cells(start)}
      </div>
      <div role="presentation" className={classes.end}>
        {cells(end)}
      </div>
    </div>
  );
}

/** Stands where a row will be. */
export function SkeletonRow({ columns, index }: { columns: readonly Column[]; index: number }) {
  return (
    <div
      role="presentation"
      className={classes.row}
      style={{ transform: `translateY(calc(${String(index)} * var(--row)))` }}
    >
      {columns.map(({ key }) => (
        <div key={key} role="presentation" className={classes.cell} data-column={key}>
          <span className={classes.bone} />
        </div>
      ))}
    </div>
  );
}
