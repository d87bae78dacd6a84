import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

interface Props {
  /** What the table is of, for those who do not see where it stands. */
  label: string;
  /** Cells with `data-wide` are left out where the screen is narrow, `data-align="end"` aligns figures. */
  head: ReactNode;
  children: ReactNode;
}

/** A plain table, scrolling sideways within its panel where it must. */
export function DataTable({ label, head, children }: Props) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Rows of the size that the real ones will have. */
export function SkeletonRows({ rows, columns }: { rows: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden>
      {Array.from({ length: columns }, (__, column) => (
        <td key={column}>
          <Skeleton height={12} width={`${40 + ((row * 7 + column * 23) % 45)}%`} radius="sm" />
        </td>
      ))}
    </tr>
  ));
}
