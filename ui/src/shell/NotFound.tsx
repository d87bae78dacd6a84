import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageHeader } from '~/components/PageHeader';
import { EmptyState } from '~/components/States';

export function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState title="There is no page at this address">
        <Anchor component={Link} to="/">
          Go home
        </Anchor>
      </EmptyState>
    </>
  );
}
