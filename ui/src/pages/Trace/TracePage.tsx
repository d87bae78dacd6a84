import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isMissing } from '~/api/problem';
import { traceQuery } from '~/api/traces';
import { PageHeader } from '~/components/PageHeader';
import { ErrorState } from '~/components/States';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';
import { LoadedTrace } from './LoadedTrace';
import { NoTrace } from './NoTrace';
import { TraceSkeleton } from './TraceSkeleton';
import { changed } from './url';

const route = getRouteApi('/traces/$id');

/** How one unit of work ran, or everything that happened to one resource. */
export function TracePage() {
  const { id } = route.useParams();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const trace = useInfiniteQuery(traceQuery(id));
  const close = () =>
    void navigate({ search: (before) => changed(before, { open: undefined }), replace: true, resetScroll: false });
  if (trace.data) {
    return (
      <>
        <LoadedTrace
          key={id}
          id={id}
          parts={trace.data.pages}
          isLoadingMore={trace.isFetchingNextPage}
          onMore={() => void trace.fetchNextPage()}
        />
        <InteractionDrawer id={open} onClose={close} />
      </>
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
