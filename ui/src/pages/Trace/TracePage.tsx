import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isMissing } from '~/api/problem';
import { traceQuery } from '~/api/traces';
import { PageHeader } from '~/components/PageHeader';
import { ErrorState } from '~/components/States';
import { LoadedTrace } from './LoadedTrace';
import { NoTrace } from './NoTrace';
import { TraceSkeleton } from './TraceSkeleton';

const route = getRouteApi('/traces/$id');

/** How one unit of work ran, or everything that happened to one resource. */
export function TracePage() {
  const { id } = route.useParams();
  const trace = useInfiniteQuery(traceQuery(id));
  if (trace.data) {
    return (
      <LoadedTrace
        key={id}
        id={id}
        parts={trace.data.pages}
        isLoadingMore={trace.isFetchingNextPage}
        onMore={() => void trace.fetchNextPage()}
      />
    );
  }
  if (trace.isPending) {
    return <TraceSkeleton />;
  }
  if (isMissing(trace.error)) {
    return <NoTrace id={id} />;
  }
  return (
    <>
      <PageHeader title="Trace" />
      <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />
    </>
  );
}
