import { PageHeader } from '~/components/PageHeader';

export function TracePage() {
  return <PageHeader title="Trace" />;
}
