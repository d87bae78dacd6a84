import { IconHistory, IconLink, IconStack2, IconTimeline, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LogFilter } from '~/api/filter';
import type { Interaction } from '~/api/interactions';
import classes from './InteractionDrawer.module.css';

/** Where one looks next. */
export function Related({ row }: { row: Interaction }) {
  const sameKind: LogFilter = { resourceType: [row.resourceTypeMnemonic], action: [row.actionMnemonic] };
  const sameReference: LogFilter = row.externalReference === null ? {} : { externalReference: [row.externalReference] };
  return (
    <nav className={classes.related} aria-label="Related">
      <Link to="/resources/$type/$id" params={{ type: row.resourceTypeMnemonic, id: row.resourceId }}>
        <IconHistory size={15} stroke={1.7} />
        Life of this resource
      </Link>
      <Link to="/traces/$id" params={{ id: row.uowId }}>
        <IconTimeline size={15} stroke={1.7} />
        Its unit of work
      </Link>
      {row.userId !== null && (
        <Link to="/users/$id" params={{ id: row.userId }}>
          <IconUser size={15} stroke={1.7} />
          This user
        </Link>
      )}
      {row.externalReference !== null && (
        <Link to="/interactions" search={sameReference}>
          <IconLink size={15} stroke={1.7} />
          Same external reference
        </Link>
      )}
      <Link to="/interactions" search={sameKind}>
        <IconStack2 size={15} stroke={1.7} />
        Every {row.actionMnemonic} of {row.resourceTypeMnemonic}
      </Link>
    </nav>
  );
}
