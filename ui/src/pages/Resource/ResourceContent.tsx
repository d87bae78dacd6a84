import { useBadges } from '~/api/catalog';
import type { Dates } from '~/api/unitsOfWork';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { Figures, MOST } from '~/features/Subject/Figures';
import { SubjectTimeline } from '~/features/Subject/SubjectTimeline';
import { TopPanel } from '~/features/TopPanel/TopPanel';
import { UnitsOfWork } from '~/features/Subject/UnitsOfWork';
import { without } from '~/search';
import { Life } from './Life';
import { lifeFilter, resourceFilter } from './match';
import classes from './Resource.module.css';
import type { ResourceSearch } from './url';

interface Props {
  type: string;
  id: string;
  search: ResourceSearch;
  dates: Dates;
  onSearch: (search: ResourceSearch, replace?: boolean) => void;
  onRange: (from: Date, to: Date) => void;
}

const UNIT_ROWS = 8;

/** Everything below the title. */
export function ResourceContent({ type, id, search, dates, onSearch, onRange }: Props) {
  const actionBadges = useBadges('actions');
  const originBadges = useBadges('origins');
  const { dateField, groupBy = 'action', open, pages = 1, work = 1 } = search;
  const resource = resourceFilter(type, id);
  const filter = lifeFilter(type, id, search, dates);
  const subject = { resourceId: id, resourceType: type };
  // The API finds units of work by when they were recorded only.
  const workDates = dateField ? {} : dates;
  return (
    <div className={classes.page}>
      <Figures
        subject={subject}
        filter={filter}
        dates={workDates}
        met={{ by: 'user', name: 'Users' }}
        unitRows={UNIT_ROWS}
      />
      <SubjectTimeline
        filter={filter}
        groupBy={groupBy}
        groups={['action', 'origin']}
        onGroupBy={(next) =>
          onSearch(next === 'action' ? without(search, 'groupBy') : { ...search, groupBy: next }, true)
        }
        onClock={(next) =>
          onSearch(next === 'createdDate' ? without(search, 'dateField') : { ...search, dateField: next }, true)
        }
        onRange={onRange}
      />
      <div className={classes.columns}>
        <Life
          filter={filter}
          resourceId={id}
          pages={pages}
          onPages={(next) => onSearch({ ...search, pages: next }, true)}
          openId={open}
          onOpen={(interactionId) => onSearch({ ...search, open: interactionId }, open !== undefined)}
          isWhole={dates.startDate === undefined}
        />
        <div className={classes.side}>
          <TopPanel
            title="Who touched it"
            by="user"
            asked={MOST}
            filter={filter}
            empty="Nobody was named"
            entry={({ value }) => ({ label: <bdi>{value}</bdi>, link: { to: '/users/$id', params: { id: value } } })}
          />
          <TopPanel
            title="What was done"
            by="action"
            filter={filter}
            entry={({ value }) => ({
              label: <MnemonicBadge mnemonic={value} {...actionBadges(value)} />,
              link: { to: '/interactions', search: { ...resource, action: [value] } },
            })}
          />
          <TopPanel
            title="From where"
            by="origin"
            filter={filter}
            entry={({ value }) => ({
              label: <MnemonicBadge mnemonic={value} {...originBadges(value)} />,
              link: { to: '/interactions', search: { ...resource, origin: [value] } },
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
      </div>
    </div>
  );
}
