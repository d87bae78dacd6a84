import { Skeleton } from '@mantine/core';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import classes from './TraceSkeleton.module.css';

/** What stands there until the trace has come, in its size. */
export function TraceSkeleton() {
  return (
    <div role="status" aria-label="Loading the trace">
      <PageHeader
        title="Trace"
        documentTitle="Trace"
        description={<Skeleton component="span" height={14} width={420} maw="80%" mt={4} />}
      />
      <Skeleton className={classes.cards} radius="lg" />
      <Panel aside={<Skeleton height={28} width={260} />}>
        {Array.from({ length: 9 }, (_, i) => (
          <Skeleton key={i} height={22} mb={20} width={`${String(92 - ((i * 17) % 40))}%`} />
        ))}
      </Panel>
    </div>
  );
}
