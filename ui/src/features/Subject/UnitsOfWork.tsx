import { ActionIcon, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useBadges } from '~/api/catalog';
import { unitsOfWorkQuery, type Dates, type Subject, type UnitOfWork } from '~/api/unitsOfWork';
import { shortened } from '~/components/Identifier';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { Panel } from '~/components/Panel';
import { ErrorState } from '~/components/States';
import { useTurn } from '~/components/Turn';
import { When } from '~/components/When';
import { count, quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import classes from './Subject.module.css';

const MOST_ACTIONS = 4;

interface Props {
  subject: Subject;
  dates: Dates;
  rows: number;
  page: number;
  onPage: (page: number) => void;
}

/** The pieces of work something took part in or somebody did, the latest first; each leads to its trace. */
export function UnitsOfWork({ subject, dates, rows, page, onPage }: Props) {
  const { data, error, isPending, refetch } = useQuery({
    ...unitsOfWorkQuery(subject, dates, page, rows),
    enabled: useTurn(),
  });
  const total = data?.pagination.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / rows));
  return (
    <Panel
      flush
      title="Units of work"
      aside={
        pages > 1 && (
          <div className={classes.steps}>
            <span className="figures">
              {quantity(page)} of {quantity(pages)}
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.stepTo}
              aria-label="Later units of work"
              disabled={page <= 1}
              onClick={() => onPage(page - 1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              className={classes.stepTo}
              aria-label="Earlier units of work"
              disabled={page >= pages}
              onClick={() => onPage(page + 1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </div>
        )
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <div className={classes.units} aria-busy>
          {Array.from({ length: rows }, (_, n) => (
            <Skeleton key={n} height={36} my={6} />
          ))}
        </div>
      ) : total === 0 ? (
        <p className={classes.none}>None in this time</p>
      ) : (
        <ul className={classes.units}>
          {data.data.map((unit) => (
            <li key={`${unit.uowId} ${unit.userId ?? ''}`}>
              <Unit unit={unit} hasUser={!('userId' in subject)} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Unit({ unit, hasUser }: { unit: UnitOfWork; hasUser: boolean }) {
  const badges = useBadges('actions');
  const ms = Date.parse(unit.lastDate) - Date.parse(unit.firstDate);
  return (
    <Link to="/traces/$id" params={{ id: unit.uowId }} className={classes.unit}>
      <span className={classes.unitHead}>
        <code title={unit.uowId}>{shortened(unit.uowId)}</code>
        {hasUser && unit.userId !== null && <bdi className={classes.unitUser}>{unit.userId}</bdi>}
        <span className={classes.unitWhen}>
          <When date={unit.lastDate} />
        </span>
      </span>
      <span className={classes.unitWhat}>
        <span className={classes.unitCount}>
          {count(unit.interactionCount, 'step')}
          {ms > 0 && ` in ${duration(ms)}`}
        </span>
        {unit.actions.slice(0, MOST_ACTIONS).map((action) => (
          <MnemonicBadge key={action} mnemonic={action} {...badges(action)} />
        ))}
        {unit.actions.length > MOST_ACTIONS && (
          <span className={classes.unitCount}>+{quantity(unit.actions.length - MOST_ACTIONS)}</span>
        )}
      </span>
    </Link>
  );
}
