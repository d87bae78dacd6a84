import { Drawer } from '@mantine/core';
import { IconFileUnknown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { interactionQuery, type InteractionDetail } from '~/api/interaction';
import { ProblemError } from '~/api/problem';
import { ActionBadge, OriginBadge, TypeBadge } from '~/components/InteractionBadges';
import { PayloadTree } from '~/components/PayloadTree/PayloadTree';
import { EmptyState, ErrorState } from '~/components/States';
import { When } from '~/components/When';
import { bytes, utf8Size } from '~/format/bytes';
import { quantity } from '~/format/numbers';
import { CopyMenu } from './CopyMenu';
import { Facts, Identifiers } from './Fields';
import { Loading } from './Loading';
import { Related } from './Related';
import classes from './InteractionDrawer.module.css';

/** Which interaction it is, as soon as that is known. */
export function Heading({ id }: { id: string }) {
  const { data } = useQuery(interactionQuery(id));
  return data ? <Known detail={data} /> : <Drawer.Title className={classes.headerText ?? ''}>Interaction</Drawer.Title>;
}

/** All there is to it. */
export function Body({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(interactionQuery(id));
  if (data) {
    return <Content detail={data} />;
  }
  if (error instanceof ProblemError && (error.status === 404 || error.status === 400)) {
    return (
      <EmptyState title="There is no such interaction" icon={<IconFileUnknown size={26} stroke={1.5} />}>
        <p>
          Nothing is recorded under <code>{id}</code> that this key may see.
        </p>
      </EmptyState>
    );
  }
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading />;
}

function Known({ detail }: { detail: InteractionDetail }) {
  const { row } = detail;
  return (
    <>
      <div className={classes.headerText}>
        <div className={classes.badges}>
          <TypeBadge row={row} />
          <ActionBadge row={row} />
          <OriginBadge row={row} />
        </div>
        <Drawer.Title className={classes.title ?? ''}>
          <bdi>{row.resourceId}</bdi>
        </Drawer.Title>
        <p className={classes.subtitle}>
          <span className="figures">#{quantity(row.interactionNumber)}</span>
          <When date={row.interactionTimestamp ?? row.createdDate} />
        </p>
      </div>
      <CopyMenu detail={detail} />
    </>
  );
}

function Content({ detail }: { detail: InteractionDetail }) {
  return (
    <>
      <Related row={detail.row} />
      <Facts row={detail.row} />
      <Payload title="Payload" raw={detail.rawInteraction} />
      {detail.rawExternalResponse !== 'null' && <Payload title="External response" raw={detail.rawExternalResponse} />}
      <section>
        <h3 className={classes.sectionTitle}>Identifiers</h3>
        <Identifiers row={detail.row} />
      </section>
    </>
  );
}

function Payload({ title, raw }: { title: string; raw: string }) {
  return (
    <section>
      <h3 className={classes.sectionTitle}>
        <span>{title}</span>
        <span className={classes.size}>{bytes(utf8Size(raw))}</span>
      </h3>
      <PayloadTree raw={raw} label={title} />
    </section>
  );
}
