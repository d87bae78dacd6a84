import { Button, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isMissing } from '~/api/problem';
import { traceQuery } from '~/api/traces';
import { Panel } from '~/components/Panel';
import { EmptyState, ErrorState } from '~/components/States';
import type { Stage } from '../stage';
import { placed } from '../steps';
import { compared } from './comparison';
import { CompareRows } from './CompareRows';
import { CompareSummary } from './CompareSummary';

interface Props {
  stage: Stage;
  /** The one that is looked at, on the left, and the other one. */
  id: string;
  other: string;
  isComplete: boolean;
  onEnd: () => void;
}

/** Two units of work side by side. */
export function CompareView({ stage, id, other, isComplete, onEnd }: Props) {
  const { data, error, refetch } = useInfiniteQuery(traceQuery(other));
  const steps = useMemo(() => data && placed(data.pages.flatMap((part) => part.steps)), [data]);
  const comparison = useMemo(() => steps && compared(stage.steps, steps), [stage.steps, steps]);
  const end = (
    <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconX size={14} />} onClick={onEnd}>
      End the comparison
    </Button>
  );
  return (
    <Panel title="Comparison" aside={end} flush>
      {comparison && steps ? (
        <>
          <CompareSummary
            comparison={comparison}
            left={{ id, steps: stage.steps }}
            right={{ id: other, steps }}
            isPart={!isComplete || data?.pages.at(-1)?.nextAfter !== null}
          />
          <CompareRows comparison={comparison} stage={stage} />
        </>
      ) : isMissing(error) ? (
        <EmptyState title="Nothing to compare with">
          <p>Nothing was recorded under {other}.</p>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={420} radius={0} />
      )}
    </Panel>
  );
}
