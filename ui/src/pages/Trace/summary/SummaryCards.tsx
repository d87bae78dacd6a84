import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BadgeColors } from '~/api/catalog';
import { traceSummaryQuery } from '~/api/traces';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { When } from '~/components/When';
import { quantity } from '~/format/numbers';
import { duration, local, utc } from '~/format/times';
import type { Looks } from '../looks';
import classes from './SummaryCards.module.css';

const MOST_USERS = 3;
const MOST_BADGES = 8;

/** The whole trace in six figures, however much of it is loaded. */
export function SummaryCards({ id, looks }: { id: string; looks: Looks }) {
  const { data } = useQuery(traceSummaryQuery(id));
  return (
    <dl className={classes.cards}>
      <Card name="Steps" figure={data && quantity(data.totalInteractions)}>
        {data && <Badges mnemonics={data.actions} look={looks.action} />}
      </Card>
      <Card name="Started" figure={data && <When date={data.startDate} />}>
        {data && <Moment date={data.startDate} />}
      </Card>
      <Card name="Duration" figure={data && duration(data.durationMs)}>
        {data && <Moment date={data.endDate} before="until " />}
      </Card>
      <Card name="Services" figure={data && quantity(data.origins.length)}>
        {data && <Badges mnemonics={data.origins} look={looks.origin} />}
      </Card>
      <Card name="Resources" figure={data && quantity(data.resourceCount)}>
        {data && <Badges mnemonics={data.resourceTypes} look={looks.resourceType} />}
      </Card>
      <Card name="Users" figure={data && (data.users.length === 0 ? 'None' : quantity(data.users.length))}>
        {data?.users.slice(0, MOST_USERS).map((user) => (
          <Link key={user} to="/users/$id" params={{ id: user }} className={classes.user}>
            <bdi>{user}</bdi>
          </Link>
        ))}
        {data && <More of={data.users} beyond={MOST_USERS} />}
      </Card>
    </dl>
  );
}

function Moment({ date, before = '' }: { date: string; before?: string }) {
  const moment = new Date(date);
  return (
    <time className={classes.note} dateTime={date} title={utc(moment)}>
      {before}
      {local(moment)}
    </time>
  );
}

function Card({ name, figure, children }: { name: string; figure: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.card}>
      <dt>{name}</dt>
      <dd className={classes.figure}>{figure ?? <Skeleton height={26} width={72} my={3} />}</dd>
      <dd className={classes.more}>{children}</dd>
    </div>
  );
}

function Badges({ mnemonics, look }: { mnemonics: string[]; look: (mnemonic: string) => BadgeColors }) {
  return (
    <>
      {mnemonics.slice(0, MOST_BADGES).map((mnemonic) => (
        <MnemonicBadge key={mnemonic} mnemonic={mnemonic} {...look(mnemonic)} />
      ))}
      <More of={mnemonics} beyond={MOST_BADGES} />
    </>
  );
}

function More({ of, beyond }: { of: string[]; beyond: number }) {
  const rest = of.slice(beyond);
  return (
    rest.length > 0 && (
      <span className={classes.note} title={rest.slice(0, 50).join(', ')}>
        and {quantity(rest.length)} more
      </span>
    )
  );
}
