import { useHotkeys } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { TracePart } from '~/api/traces';
import { Identifier } from '~/components/Identifier';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import { ComparePicker } from './compare/ComparePicker';
import { CompareView } from './compare/CompareView';
import { MoreSteps } from './MoreSteps';
import { placed } from './steps';
import type { Stage } from './stage';
import { Story } from './summary/Story';
import { SummaryCards } from './summary/SummaryCards';
import { TraceViews } from './TraceViews';
import { UnitsOfWork } from './UnitsOfWork';
import { useLooks } from './looks';
import { changed, VIEWS, type Changes, type View } from './url';
import { ColoringChoice, ViewChoice } from './ViewToolbar';

const route = getRouteApi('/traces/$id');

interface Props {
  id: string;
  parts: TracePart[];
  isLoadingMore: boolean;
  onMore: () => void;
}

export function LoadedTrace({ id, parts, isLoadingMore, onMore }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [cursor, setCursor] = useState<string>();
  const steps = useMemo(() => placed(parts.flatMap((part) => part.steps)), [parts]);
  const isResource = parts[0]?.kind === 'resource';
  const isComplete = parts.at(-1)?.nextAfter === null;
  const coloring = search.color ?? (isResource ? 'uow' : 'origin');
  const looks = useLooks(coloring);
  const change = (changes: Changes, replace = true) => {
    void navigate({ search: (before) => changed(before, changes), replace, resetScroll: false });
  };
  const show = (view: View) => change({ view: view === 'timeline' ? undefined : view, with: undefined }, false);
  useHotkeys(VIEWS.map((view, i) => [String(i + 1), () => show(view)]));
  const stage: Stage = {
    steps,
    looks,
    isResource,
    active: search.open ?? cursor,
    isOpen: search.open !== undefined,
    onActive: setCursor,
    onOpen: (open) => {
      setCursor(open);
      change({ open }, search.open !== undefined);
    },
  };
  return (
    <>
      <PageHeader
        title={
          <>
            {isResource ? 'Trace of' : 'Trace'} <Identifier value={id} />
          </>
        }
        documentTitle={`Trace ${id}`}
        description={<Story steps={steps} isComplete={isComplete} />}
        actions={
          !isResource && <ComparePicker id={id} first={steps[0]} onPick={(other) => change({ with: other }, false)} />
        }
      />
      <SummaryCards id={id} looks={looks} />
      {isResource && <UnitsOfWork steps={steps} uowIds={parts[0]?.uowIds ?? []} looks={looks} />}
      {search.with !== undefined ? (
        <CompareView
          stage={stage}
          id={id}
          other={search.with}
          isComplete={isComplete}
          onEnd={() => change({ with: undefined }, false)}
        />
      ) : (
        <Panel
          flush
          title={<ViewChoice view={search.view ?? 'timeline'} onView={show} />}
          aside={
            search.view !== 'graph' && (
              <ColoringChoice coloring={coloring} isResource={isResource} onChange={(color) => change({ color })} />
            )
          }
        >
          <TraceViews stage={stage} search={search} onChange={change} />
          <MoreSteps loaded={steps.length} isComplete={isComplete} isLoading={isLoadingMore} onMore={onMore} />
        </Panel>
      )}
    </>
  );
}
