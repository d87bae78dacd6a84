import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Subject.module.css';

interface Props {
  name: string;
  /** Undefined while it is loading, null where it could not be had. */
  value: ReactNode | undefined;
  /** A second, quieter line. */
  note?: ReactNode;
}

/** One figure about something. */
export function FigureCard({ name, value, note }: Props) {
  return (
    <div className={classes.figureCard}>
      <dt>{name}</dt>
      <dd className={classes.figure}>
        {value === undefined ? <Skeleton height={20} width={72} my={4} /> : (value ?? '–')}
      </dd>
      <dd className={classes.figureNote}>{note ?? ' '}</dd>
    </div>
  );
}
