import { useBadges } from '~/api/catalog';
import type { Clock, LogFilter } from '~/api/filter';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { useNow } from '~/components/useNow';
import { resourceEntry } from '~/features/TopPanel/resourceEntry';
import { TopPanel } from '~/features/TopPanel/TopPanel';
import { SPAN_NAMES, startOf } from './span';
import type { Span } from './url';
import classes from './TopLists.module.css';

const ROWS = 8;

/** Who and what was busiest. */
export function TopLists({ last, dateField }: { last: Span; dateField: Clock }) {
  const filter: LogFilter = { startDate: startOf(last, useNow()), dateField };
  const search = dateField === 'createdDate' ? { last } : { last, dateField };
  const typeBadges = useBadges('resource-types');
  const originBadges = useBadges('origins');
  const place = {
    filter,
    rows: ROWS,
    aside: <span className={classes.note}>{SPAN_NAMES[last]}</span>,
    empty: 'Nothing in this time',
    within: ' of this time',
  };
  return (
    <div className={classes.lists}>
      <TopPanel
        title="Busiest resources"
        by="resource"
        {...place}
        entry={(value) => resourceEntry(value, typeBadges)}
      />
      <TopPanel
        title="Busiest users"
        by="user"
        {...place}
        entry={({ value }) => ({ label: <bdi>{value}</bdi>, link: { to: '/users/$id', params: { id: value } } })}
      />
      <TopPanel
        title="Busiest origins"
        by="origin"
        {...place}
        entry={({ value }) => ({
          label: <MnemonicBadge mnemonic={value} {...originBadges(value)} />,
          link: { to: '/interactions', search: { ...search, origin: [value] } },
        })}
      />
    </div>
  );
}
