import { PageHeader } from '~/components/PageHeader';

export function ResourcePage() {
  return <PageHeader title="Resource" />;
}
