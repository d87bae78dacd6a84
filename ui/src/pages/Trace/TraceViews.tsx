import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Stage } from './stage';
import { TimelineView } from './timeline/TimelineView';
import type { Changes, TraceSearch } from './url';
import { WaterfallView } from './waterfall/WaterfallView';

// With the library that lays it out: only for those who look at it.
const GraphView = lazy(async () => ({ default: (await import('./graph/GraphView')).GraphView }));

interface Props {
  stage: Stage;
  search: TraceSearch;
  onChange: (changes: Changes) => void;
}

export function TraceViews({ stage, search, onChange }: Props) {
  const { view = 'timeline', from, to, pick } = search;
  switch (view) {
    case 'timeline':
      return <TimelineView stage={stage} />;
    case 'waterfall':
      return (
        <WaterfallView
          stage={stage}
          range={from !== undefined && to !== undefined ? { from, to } : undefined}
          onRange={(range) => onChange({ from: range?.from, to: range?.to })}
        />
      );
    case 'graph':
      return (
        <Suspense fallback={<Skeleton height={520} radius={0} />}>
          <GraphView stage={stage} pick={pick} onPick={(picked) => onChange({ pick: picked })} />
        </Suspense>
      );
  }
}
