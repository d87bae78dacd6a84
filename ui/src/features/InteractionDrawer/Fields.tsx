import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Interaction } from '~/api/interactions';
import { Identifier } from '~/components/Identifier';
import { When } from '~/components/When';
import { duration, local } from '~/format/times';
import classes from './InteractionDrawer.module.css';

/** Who, when, as part of what. */
export function Facts({ row }: { row: Interaction }) {
  return (
    <dl className={classes.fields}>
      <Field name="Recorded">
        <Moment date={row.createdDate} />
      </Field>
      <Field name="Happened" none="As recorded">
        {row.interactionTimestamp && <Moment date={row.interactionTimestamp} note={distance(row)} />}
      </Field>
      <Field name="User" none="Nobody named">
        {row.userId !== null && (
          <Identifier value={row.userId}>
            <Link to="/users/$id" params={{ id: row.userId }} className={classes.link}>
              {row.userId}
            </Link>
          </Identifier>
        )}
      </Field>
      <Field name="Unit of work">
        <Identifier value={row.uowId}>
          <Link to="/traces/$id" params={{ id: row.uowId }} className={classes.link}>
            {row.uowId}
          </Link>
        </Identifier>
      </Field>
      <Field name="Span">
        <Identifier value={row.spanId} />
      </Field>
      <Field name="Parent span" none="None">
        {row.parentSpanId !== null && <Identifier value={row.parentSpanId} />}
      </Field>
      <Field name="External reference" none="None" isWide>
        {row.externalReference !== null && <Identifier value={row.externalReference} />}
      </Field>
    </dl>
  );
}

/** The names the server gave. */
export function Identifiers({ row }: { row: Interaction }) {
  return (
    <dl className={classes.fields}>
      <Field name="Interaction">
        <Identifier value={row.interactionId} />
      </Field>
      <Field name={`Resource type ${row.resourceTypeMnemonic}`}>
        <Identifier value={row.resourceTypeId} />
      </Field>
      <Field name={`Action ${row.actionMnemonic}`}>
        <Identifier value={row.actionId} />
      </Field>
      <Field name={`Origin ${row.originMnemonic}`}>
        <Identifier value={row.originId} />
      </Field>
    </dl>
  );
}

interface FieldProps {
  name: string;
  /** Said where there is no value. */
  none?: string;
  isWide?: boolean;
  children: ReactNode;
}

function Field({ name, none, isWide, children }: FieldProps) {
  const isNone = children === null || children === false;
  return (
    <div className={classes.field} data-wide={isWide}>
      <dt>{name}</dt>
      <dd data-none={isNone || undefined}>{isNone ? none : children}</dd>
    </div>
  );
}

function Moment({ date, note }: { date: string; note?: string | undefined }) {
  return (
    <span>
      <span className="figures">{local(new Date(date))}</span>
      <span className={classes.ago}>{note ?? <When date={date} />}</span>
    </span>
  );
}

/** How long before its recording it happened. */
function distance(row: Interaction): string | undefined {
  if (row.interactionTimestamp === null) {
    return undefined;
  }
  const ms = Date.parse(row.createdDate) - Date.parse(row.interactionTimestamp);
  return ms === 0 ? 'when recorded' : `${duration(Math.abs(ms))} ${ms > 0 ? 'before' : 'after'}`;
}
