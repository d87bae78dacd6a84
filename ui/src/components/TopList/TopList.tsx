import { Skeleton } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { quantity, share } from '~/format/numbers';
import classes from './TopList.module.css';

export interface TopEntry {
  key: string;
  label: ReactNode;
  link: LinkProps;
  count: number;
}

interface Props {
  entries: TopEntry[];
  /** What the counts are parts of. */
  total: number;
  isLoading: boolean;
  /** How many rows to keep room for while loading. */
  rows?: number;
  /** Said where there is nothing to list. */
  empty?: string;
}

/** The most frequent of something, each with a bar as long as its count, against the first. */
export function TopList({ entries, total, isLoading, rows = 8, empty = 'Nothing in this time' }: Props) {
  if (isLoading) {
    return (
      <div className={classes.list} aria-busy>
        {Array.from({ length: rows }, (_, n) => (
          <div key={n} className={classes.row}>
            <Skeleton height={10} width={`${70 - n * 6}%`} />
          </div>
        ))}
      </div>
    );
  }
  if (entries.length === 0) {
    return <p className={classes.empty}>{empty}</p>;
  }
  const largest = Math.max(...entries.map((entry) => entry.count));
  return (
    <ol className={classes.list}>
      {entries.map(({ key, label, link, count }) => (
        <li key={key}>
          <Link {...link} className={classes.row} title={`${share(count, total)} of ${quantity(total)}`}>
            <span className={classes.bar} style={{ width: `${(count / largest) * 100}%` }} aria-hidden />
            <span className={classes.label}>{label}</span>
            <span className={classes.count}>{quantity(count)}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
