import { Link } from '@tanstack/react-router';
import type { LiveRow } from '~/api/stream';

import { When } from '~/components/When';
import { RowBadge } from './RowBadge';
import classes from './LiveList.module.css';

/** One interaction in two lines: what happened to what; by whom, where and when. */
export function LiveRowLink({ row, isOpen }: { row: LiveRow; isOpen: boolean }) {
  return (
    <Link
      from="/"
      to="/"
      search={(search) => ({ ...search, open: row.interactionId })}
      className={classes.row}
      aria-current={isOpen || undefined}
      resetScroll={false}
    >
      <span className={classes.what}>
        <RowBadge row={row} of="action" />
        <bdi className={classes.resource}>{row.resourceId}</bdi>
        <RowBadge row={row} of="resourceType" />
      </span>
      <span className={classes.who}>
        <When date={row.createdDate} />
        <RowBadge row={row} of="origin" />
        {row.userId && <bdi className={classes.user}>{row.userId}</bdi>}
        <span className={classes.number}>#{row.interactionNumber}</span>
      </span>
    </Link>
  );
}
