import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import type { LogFilter } from './filter';
import { LiveInteractions, type Live } from './liveInteractions';
import { endSession } from './session';
import { followInteractions } from './stream';

/** The newest interactions that match, as they come. A session that has ended leads to the door. */
export function useLiveInteractions(
  filter: LogFilter,
  { keep = 50 }: { keep?: number } = {},
): Live & { pause: () => void; resume: () => void } {
  const queries = useQueryClient();
  const conditions = JSON.stringify(filter);
  const live = useMemo(
    () =>
      new LiveInteractions(keep, (follower) => {
        const ending = new AbortController();
        const onRefused = (problem: Parameters<typeof follower.refused>[0]) => {
          follower.refused(problem);
          if (problem.status === 401) {
            endSession(queries);
          }
        };
        void followInteractions(
          JSON.parse(conditions) as LogFilter,
          keep,
          { ...follower, refused: onRefused },
          ending.signal,
        );
        return () => ending.abort();
      }),
    [conditions, keep, queries],
  );
  const state = useSyncExternalStore(live.subscribe, live.snapshot);
  return { ...state, pause: live.pause, resume: live.resume };
}
