import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Interaction } from '~/api/interactions';
import { Identifier } from '~/components/Identifier';
import { ActionBadge, OriginBadge, TypeBadge } from '~/components/InteractionBadges';
import { quantity } from '~/format/numbers';
import { preview } from './preview';
import { RowTime } from './RowTime';
import classes from './InteractionTable.module.css';

export type ColumnKey = 'number' | 'when' | 'action' | 'type' | 'resource' | 'origin' | 'user' | 'uow' | 'payload';

export interface Column {
  key: ColumnKey;
  label: string;
  /** A track of the grid. */
  width: string;
  /** Without it a row says nothing: cannot be hidden. */
  isFixed?: boolean;
  /** `tabIndex` is -1 in all rows but the current one, which Tab goes into. */
  cell: (row: Interaction, tabIndex: number) => ReactNode;
}

export const COLUMNS: readonly Column[] = [
  { key: 'number', label: 'Number', width: '64px', cell: (row) => <RowNumber row={row} /> },
  { key: 'when', label: 'When', width: '112px', isFixed: true, cell: (row) => <RowTime row={row} /> },
  { key: 'action', label: 'Action', width: '106px', cell: (row) => <ActionBadge row={row} /> },
  { key: 'type', label: 'Type', width: '94px', cell: (row) => <TypeBadge row={row} /> },
  { key: 'resource', label: 'Resource', width: 'minmax(120px, 1.6fr)', isFixed: true, cell: resource },
  { key: 'origin', label: 'Origin', width: '106px', cell: (row) => <OriginBadge row={row} /> },
  { key: 'user', label: 'User', width: 'minmax(90px, 1fr)', cell: user },
  { key: 'uow', label: 'Work', width: '80px', cell: unitOfWork },
  { key: 'payload', label: 'Payload', width: 'minmax(110px, 1.4fr)', cell: payload },
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
