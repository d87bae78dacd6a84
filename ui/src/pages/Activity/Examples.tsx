import { IconActivity } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { interactionsQuery } from '~/api/interactions';
import { TypeBadge } from '~/components/InteractionBadges';
import { EmptyState } from '~/components/States';
import { EVERY, targetToText } from './target';
import type { ActivitySearch } from './url';
import classes from './Examples.module.css';

/** Nothing was asked yet: what can be, with the log's own resources and users to click on. */
export function Examples() {
  const { data } = useQuery(interactionsQuery({}, 1, 50));
  const rows = data?.data ?? [];
  const newest = rows[0];
  const user = rows.find(({ userId }) => userId !== null)?.userId;
  return (
    <EmptyState
      title="Who did what, and as part of which piece of work?"
      icon={<IconActivity size={26} stroke={1.5} />}
    >
      <p>
        Name some resources, a user or anything else above. What matches is put together by user and unit of work, so
        that one order, its payment and its shipment read as one story.
      </p>
      {newest && (
        <ul className={classes.examples} aria-label="Examples">
          <Example search={{ resource: [targetToText({ type: newest.resourceTypeMnemonic, id: newest.resourceId })] }}>
            What happened to <bdi className={classes.id}>{newest.resourceId}</bdi>
          </Example>
          <Example search={{ resource: [targetToText({ type: newest.resourceTypeMnemonic, id: EVERY })], last: '24h' }}>
            Every <TypeBadge row={newest} /> of the last 24 hours
          </Example>
          {user && (
            <Example search={{ userId: [user], last: '7d' }}>
              What <bdi className={classes.id}>{user}</bdi> did in the last 7 days
            </Example>
          )}
        </ul>
      )}
      {data?.data.length === 0 && <p>Nothing has been recorded yet.</p>}
    </EmptyState>
  );
}

function Example({ search, children }: { search: ActivitySearch; children: ReactNode }) {
  return (
    <li>
      <Link className={classes.example} to="/activity" search={search}>
        {children}
      </Link>
    </li>
  );
}
