import { UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconTimeline } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Hint } from '~/components/Hint/Hint';
import { shortened } from '~/components/Identifier';
import { ActionBadge, OriginBadge } from '~/components/InteractionBadges';
import { PayloadDiff } from '~/components/PayloadDiff/PayloadDiff';
import { When } from '~/components/When';
import { difference } from '~/format/json/diff';
import { parseJson } from '~/format/json/parse';
import { summary } from '~/format/json/summary';
import { quantity } from '~/format/numbers';
import type { Step } from './life';
import classes from './Resource.module.css';

/** Larger payloads are compared when asked for: fifty of them would hold the page up. */
const COMPARED_AT_ONCE = 100_000;

interface Props {
  step: Step;
  isOpen: boolean;
  /** The resource began with it. */
  isFirst: boolean;
  onOpen: () => void;
}

/** One step of a resource's life: who did what when, as part of what, and what that changed. */
export function LifeStep({ step: { row, rawInteraction, before }, isOpen, isFirst, onOpen }: Props) {
  return (
    <li className={classes.step} data-open={isOpen || undefined}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.open}
          onClick={onOpen}
          aria-label={`Show interaction ${quantity(row.interactionNumber)}`}
        >
          <ActionBadge row={row} />
        </UnstyledButton>
        <OriginBadge row={row} />
        {row.userId !== null && (
          <Link to="/users/$id" params={{ id: row.userId }} className={classes.user}>
            <bdi>{row.userId}</bdi>
          </Link>
        )}
        <span className={classes.when}>
          <Hint label={`Unit of work ${row.uowId}`}>
            <Link to="/traces/$id" params={{ id: row.uowId }} className={classes.uow}>
              <IconTimeline size={14} stroke={1.7} aria-hidden />
              <span className="visually-hidden">Unit of work </span>
              <code>{shortened(row.uowId)}</code>
            </Link>
          </Hint>
          <When date={row.interactionTimestamp ?? row.createdDate} />
          <span className={classes.number}>#{quantity(row.interactionNumber)}</span>
        </span>
      </div>
      {before ? (
        <Changes before={before.rawInteraction} after={rawInteraction} />
      ) : (
        <p className={classes.noChange}>{isFirst ? 'Its first interaction' : 'The first in this time'}</p>
      )}
    </li>
  );
}

function Changes({ before, after }: { before: string; after: string }) {
  const [isShown, setShown] = useState(false);
  const words = useMemo(() => changes(before, after), [before, after]);
  if (words === '') {
    return <p className={classes.noChange}>The same payload as before</p>;
  }
  return (
    <div className={classes.changes}>
      <UnstyledButton className={classes.summary} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        <IconChevronRight size={13} stroke={2.2} className={classes.chevron} aria-hidden />
        <bdi className={classes.summaryText}>{words}</bdi>
      </UnstyledButton>
      {isShown && <PayloadDiff before={before} after={after} />}
    </div>
  );
}

function changes(before: string, after: string): string {
  if (before.length + after.length > COMPARED_AT_ONCE) {
    return before === after ? '' : 'Compare with the payload before';
  }
  try {
    return summary(difference(parseJson(before), parseJson(after)));
  } catch {
    return 'Compare with the payload before';
  }
}
