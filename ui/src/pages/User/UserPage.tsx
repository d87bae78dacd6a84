import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { endsQuery } from '~/api/ends';
import { interactionsQuery } from '~/api/interactions';
import { CopyIconButton } from '~/components/CopyIconButton';
import { PageHeader } from '~/components/PageHeader';
import { EmptyState } from '~/components/States';
import { Turns } from '~/components/Turn';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';
import { rangeSearch } from '~/features/RangePicker/range';
import { useRangeDates } from '~/features/RangePicker/useRangeDates';
import { SubjectActions } from '~/features/Subject/SubjectActions';
import { without } from '~/search';
import { ROWS, userFilter, type UserSearch } from './url';
import { UserContent } from './UserContent';
import classes from './User.module.css';

const route = getRouteApi('/users/$id');

/** One user: what they did, to what, and as part of what. */
export function UserPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const range = rangeSearch({ ...search });
  const { dates } = useRangeDates(range);
  const user = { userId: [id] };
  const { isPending } = useQuery(interactionsQuery(userFilter(id, search, dates), search.page ?? 1, ROWS));
  const { data: ever } = useQuery({ ...endsQuery(user), enabled: !isPending });
  const go = (next: UserSearch, replace = false) => void navigate({ search: next, replace, resetScroll: false });
  const settled = without(search, 'last', 'startDate', 'endDate', 'page', 'work', 'open');
  return (
    <>
      <PageHeader
        title={
          <>
            <span className={classes.sign} aria-hidden>
              <IconUser size={16} stroke={1.8} />
            </span>
            <bdi>{id}</bdi>
            <CopyIconButton text={() => id} label="Copy the id" />
          </>
        }
        documentTitle={id}
        actions={<SubjectActions filter={user} range={range} onRange={(next) => go({ ...settled, ...next })} />}
      />
      {ever?.total === 0 ? (
        <EmptyState title="Nothing is recorded of this user">No interaction names exactly this user.</EmptyState>
      ) : (
        <Turns isCome={!isPending}>
          <UserContent
            key={id}
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
