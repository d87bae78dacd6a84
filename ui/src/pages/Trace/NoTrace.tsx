import { Anchor } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Identifier } from '~/components/Identifier';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import { EmptyState } from '~/components/States';

/** The id is neither a unit of work nor a resource. */
export function NoTrace({ id }: { id: string }) {
  return (
    <>
      <PageHeader title={<Identifier value={id} />} documentTitle="No such trace" />
      <Panel>
        <EmptyState title="Nothing was recorded under this id" icon={<IconRoute size={26} stroke={1.5} />}>
          <p>
            A trace is found by the id of a <strong>unit of work</strong>: the UUID that links what several services did
            for one purpose, like 550e8400-e29b-41d4-a716-446655440000. Interactions carry it as their{' '}
            <code>uowId</code>. The id of a <strong>resource</strong>, like order-456, finds everything that happened to
            it.
          </p>
          <Anchor component={Link} to="/interactions">
            Search the interactions
          </Anchor>
        </EmptyState>
      </Panel>
    </>
  );
}
