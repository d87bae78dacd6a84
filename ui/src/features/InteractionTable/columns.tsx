import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Interaction } from '~/api/interactions';
import { Identifier } from '~/components/Identifier';
import { ActionBadge, OriginBadge, TypeBadge } from '~/components/InteractionBadges';
import { quantity } from '~/format/numbers';
import { preview } from './preview';
import type { Clock } from '~/api/filter';
import { RowTime } from './RowTime';
import classes from './InteractionTable.module.css';

export type ColumnKey = 'number' | 'when' | 'action' | 'type' | 'resource' | 'origin' | 'user' | 'uow' | 'payload';

export interface Column {
  key: ColumnKey;
  label: string;
  /** The least room it needs, in pixels. */
  min: number;
  /** Its share of the room that is left; without it, it takes none of it. */
  share?: number;
  /** Without it a row says nothing: cannot be hidden. */
  isFixed?: boolean;
  /** `tabIndex` is -1 in all rows but the current one, which Tab goes into. */
  cell: (row: Interaction, tabIndex: number, clock: Clock) => ReactNode;
}

export const COLUMNS: readonly Column[] = [
  { key: 'number', label: 'Number', min: 64, cell: (row) => <RowNumber row={row} /> },
  { key: 'when', label: 'When', min: 112, isFixed: true, cell: (row, _, clock) => <RowTime row={row} clock={clock} /> },
  { key: 'action', label: 'Action', min: 106, cell: (row) => <ActionBadge row={row} /> },
  { key: 'type', label: 'Type', min: 106, cell: (row) => <TypeBadge row={row} /> },
  { key: 'resource', label: 'Resource', min: 120, share: 1.6, isFixed: true, cell: resource },
  { key: 'origin', label: 'Origin', min: 132, cell: (row) => <OriginBadge row={row} /> },
  { key: 'user', label: 'User', min: 90, share: 1, cell: user },
  { key: 'uow', label: 'Unit of work', min: 80, cell: unitOfWork },
  { key: 'payload', label: 'Payload', min: 110, share: 1.4, cell: payload },
];

function RowNumber({ row }: { row: Interaction }) {
  return <span className={classes.number}>{quantity(row.interactionNumber)}</span>;
}

function resource(row: Interaction, tabIndex: number): ReactNode {
  return (
    <Identifier value={row.resourceId} tabIndex={tabIndex}>
      <Link
        to="/resources/$type/$id"
        params={{ type: row.resourceTypeMnemonic, id: row.resourceId }}
        className={classes.link}
        tabIndex={tabIndex}
        preload={false}
      >
        {row.resourceId}
      </Link>
    </Identifier>
  );
}

function user(row: Interaction, tabIndex: number): ReactNode {
  if (row.userId === null) {
    return <Nothing />;
  }
  return (
    <Identifier value={row.userId} tabIndex={tabIndex}>
      <Link to="/users/$id" params={{ id: row.userId }} className={classes.link} tabIndex={tabIndex} preload={false}>
        {row.userId}
      </Link>
    </Identifier>
  );
}

function unitOfWork(row: Interaction, tabIndex: number): ReactNode {
  return (
    <Identifier value={row.uowId} tabIndex={tabIndex}>
      <Link to="/traces/$id" params={{ id: row.uowId }} className={classes.link} tabIndex={tabIndex} preload={false}>
        …{row.uowId.slice(-6)}
      </Link>
    </Identifier>
  );
}

function payload(row: Interaction): ReactNode {
  if (row.interaction === null) {
    return <Nothing />;
  }
  return <bdi className={classes.payload}>{preview(row.interaction)}</bdi>;
}

function Nothing() {
  return (
    <span className={classes.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">none</span>
    </span>
  );
}
