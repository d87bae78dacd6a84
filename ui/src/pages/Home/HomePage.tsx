import { useQuery } from '@tanstack/react-query';
import { emptinessQuery } from '~/api/emptiness';
import { PageHeader } from '~/components/PageHeader';
import { ErrorState } from '~/components/States';
import { FirstRun } from './FirstRun/FirstRun';
import { Overview } from './Overview';

/** What is going on now; or, where nothing ever was, how to begin. */
export function HomePage() {
  const { data: isEmpty, error, refetch } = useQuery(emptinessQuery);
  if (isEmpty) {
    return <FirstRun onDone={() => void refetch()} />;
  }
  return (
    <>
      <PageHeader title="Home" description="What is going on now" />
      {isEmpty === undefined && error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Overview />}
    </>
  );
}
