import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '~/components/PageHeader';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';

const route = getRouteApi('/resources/$type/$id');

export function ResourcePage() {
  const { type, id } = route.useParams();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={`${type} ${id}`} />
      <InteractionDrawer id={open} onClose={() => void navigate({ search: {} })} />
    </>
  );
}
