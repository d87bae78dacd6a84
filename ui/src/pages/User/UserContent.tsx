import { useBadges } from '~/api/catalog';
import type { LogFilter } from '~/api/filter';
import type { Dates } from '~/api/unitsOfWork';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { Figures, MOST } from '~/features/Subject/Figures';
import { SubjectTimeline } from '~/features/Subject/SubjectTimeline';
import { resourceEntry } from '~/features/TopPanel/resourceEntry';
import { TopPanel } from '~/features/TopPanel/TopPanel';
import { UnitsOfWork } from '~/features/Subject/UnitsOfWork';
import { InteractionTable } from '~/features/InteractionTable/InteractionTable';
import { without } from '~/search';
import { ROWS, userFilter, type UserSearch } from './url';
import classes from './User.module.css';

interface Props {
  id: string;
  search: UserSearch;
  dates: Dates;
  onSearch: (search: UserSearch, replace?: boolean) => void;
  onRange: (from: Date, to: Date) => void;
}

const UNIT_ROWS = 4;
const HIDDEN = ['user'] as const;

/** Everything below the title. */
export function UserContent({ id, search, dates, onSearch, onRange }: Props) {
  const typeBadges = useBadges('resource-types');
  const actionBadges = useBadges('actions');
  const originBadges = useBadges('origins');
  const { dateField, groupBy = 'action', open, page = 1, work = 1 } = search;
  const user: LogFilter = { userId: [id] };
  const filter = userFilter(id, search, dates);
  const subject = { userId: id };
  // The API finds units of work by when they were recorded only.
  const workDates = dateField ? {} : dates;
  return (
    <div className={classes.page}>
      <Figures
        subject={subject}
        filter={filter}
        dates={workDates}
        met={{ by: 'resource', name: 'Resources' }}
        unitRows={UNIT_ROWS}
      />
      <SubjectTimeline
        filter={filter}
        groupBy={groupBy}
        groups={['action', 'resourceType', 'origin']}
        onGroupBy={(next) =>
          onSearch(next === 'action' ? without(search, 'groupBy') : { ...search, groupBy: next }, true)
        }
        onClock={(next) =>
          onSearch(next === 'createdDate' ? without(search, 'dateField') : { ...search, dateField: next }, true)
        }
        onRange={onRange}
      />
      <div className={classes.tops}>
        <TopPanel
          title="What they touched"
          by="resource"
          asked={MOST}
          filter={filter}
          entry={(value) => resourceEntry(value, typeBadges)}
        />
        <TopPanel
          title="What they did"
          by="action"
          filter={filter}
          entry={({ value }) => ({
            label: <MnemonicBadge mnemonic={value} {...actionBadges(value)} />,
            link: { to: '/interactions', search: { ...user, action: [value] } },
          })}
        />
        <TopPanel
          title="From where"
          by="origin"
          filter={filter}
          entry={({ value }) => ({
            label: <MnemonicBadge mnemonic={value} {...originBadges(value)} />,
            link: { to: '/interactions', search: { ...user, origin: [value] } },
          })}
        />
        <UnitsOfWork
          subject={subject}
          dates={workDates}
          rows={UNIT_ROWS}
          page={work}
          onPage={(next) => onSearch(next === 1 ? without(search, 'work') : { ...search, work: next }, true)}
        />
      </div>
      <InteractionTable
        filter={filter}
        page={page}
        onPage={(next) =>
          onSearch(next === 1 ? without(search, 'page', 'open') : { ...without(search, 'open'), page: next })
        }
        openId={open}
        onOpen={(interactionId) => onSearch({ ...search, open: interactionId }, open !== undefined)}
        hidden={HIDDEN}
        limit={ROWS}
      />
    </div>
  );
}
