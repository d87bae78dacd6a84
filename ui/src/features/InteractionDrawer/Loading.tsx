import { Skeleton } from '@mantine/core';

/** The room an interaction will take. */
export function Loading() {
  return (
    <div role="status" aria-label="Loading">
      <Skeleton height={30} width="80%" mb="lg" />
      <Skeleton height={16} width={90} mb="sm" />
      <Skeleton height={210} mb="lg" />
      <Skeleton height={16} width={70} mb="sm" />
      <Skeleton height={260} />
    </div>
  );
}
