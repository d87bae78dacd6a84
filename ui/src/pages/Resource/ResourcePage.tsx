import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useBadges } from '~/api/catalog';
import { endsQuery } from '~/api/ends';
import { historyQuery } from '~/api/history';
import { CopyIconButton } from '~/components/CopyIconButton';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { PageHeader } from '~/components/PageHeader';
import { EmptyState } from '~/components/States';
import { Turns } from '~/components/Turn';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';
import { rangeSearch } from '~/features/RangePicker/range';
import { useRangeDates } from '~/features/RangePicker/useRangeDates';
import { SubjectActions } from '~/features/Subject/SubjectActions';
import { without } from '~/search';
import { lifeFilter, mayMeanOthers, resourceFilter } from './match';
import { ResourceContent } from './ResourceContent';
import type { ResourceSearch } from './url';

const route = getRouteApi('/resources/$type/$id');

/** One resource: what happened to it, who and what touched it. */
export function ResourcePage() {
  const { type, id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const badges = useBadges('resource-types');
  const range = rangeSearch({ ...search });
  const { dates } = useRangeDates(range);
  const resource = resourceFilter(type, id);
  const { isPending } = useQuery(historyQuery(lifeFilter(type, id, search, dates), 1));
  const { data: ever } = useQuery({ ...endsQuery(resource), enabled: !isPending });
  const go = (next: ResourceSearch, replace = false) => void navigate({ search: next, replace, resetScroll: false });
  const settled = without(search, 'last', 'startDate', 'endDate', 'pages', 'work', 'open');
  return (
    <>
      <PageHeader
        title={
          <>
            <MnemonicBadge mnemonic={type} {...badges(type)} />
            <bdi>{id}</bdi>
            <CopyIconButton text={() => id} label="Copy the id" />
          </>
        }
        documentTitle={id}
        actions={<SubjectActions filter={resource} range={range} onRange={(next) => go({ ...settled, ...next })} />}
      />
      {mayMeanOthers(id) && (
        <Alert color="yellow" variant="light" mb="md" title="This id ends with *">
          The API takes a * at the end for “every id that begins so”. The list below leaves out other resources;
          figures, timeline and top lists would count ids that begin with <code>{id}</code>, too, if there are any.
        </Alert>
      )}
      {ever?.total === 0 ? (
        <EmptyState title="Nothing is recorded about this resource">
          There is no interaction of type <code>{type}</code> with exactly this id.
        </EmptyState>
      ) : (
        <Turns isCome={!isPending}>
          <ResourceContent
            key={`${type} ${id}`}
            type={type}
            id={id}
            search={search}
            dates={dates}
            onSearch={go}
            onRange={(from, to) => go({ ...settled, startDate: from.toISOString(), endDate: to.toISOString() })}
          />
        </Turns>
      )}
      <InteractionDrawer id={search.open} onClose={() => go(without(search, 'open'))} />
    </>
  );
}
