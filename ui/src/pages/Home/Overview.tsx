import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { Turns } from '~/components/Turn';
import { InteractionDrawer } from '~/features/InteractionDrawer/InteractionDrawer';
import { Figures } from './Figures';
import { HomeTimeline } from './HomeTimeline';
import { LiveList } from './LiveList';
import { TopLists } from './TopLists';
import type { HomeSearch } from './url';
import classes from './Overview.module.css';

/** How much, when, what and who; beside it, what comes in. */
export function Overview() {
  const { open, ...view } = useSearch({ from: '/' });
  const { last = '24h', groupBy = 'action', dateField = 'createdDate' } = view;
  const navigate = useNavigate({ from: '/' });
  const [isNewestShown, setNewestShown] = useState(false);
  const onNewest = useCallback(() => setNewestShown(true), []);
  const change = (part: HomeSearch) =>
    void navigate({ search: (search) => ({ ...search, ...part }), replace: true, resetScroll: false });
  return (
    <div className={classes.overview}>
      <div className={classes.column}>
        <Figures />
        <HomeTimeline last={last} groupBy={groupBy} dateField={dateField} onChange={change} />
        <Turns isCome={isNewestShown}>
          <TopLists last={last} dateField={dateField} />
        </Turns>
      </div>
      <div className={classes.live}>
        <LiveList openId={open} onShown={onNewest} />
      </div>
      <InteractionDrawer id={open} onClose={() => void navigate({ search: view, resetScroll: false })} />
    </div>
  );
}
