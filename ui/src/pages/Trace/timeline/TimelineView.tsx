import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { Stage } from '../stage';
import { useStepKeys } from '../useStepKeys';
import { rowHeight } from './rowHeight';
import { TimelineRow } from './TimelineRow';
import classes from './TimelineView.module.css';

/** The steps one below the other, numbered, with what lies between them. */
export function TimelineView({ stage }: { stage: Stage }) {
  const { steps } = stage;
  const list = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  // The same functions for the same rows: new ones would have all of them measured anew at every scroll.
  const estimateSize = useCallback((index: number) => rowHeight(steps[index], isNarrow), [steps, isNarrow]);
  const getItemKey = useCallback(
    (index: number) => `${steps[index]?.interactionId ?? ''} ${String(isNarrow)}`,
    [steps, isNarrow],
  );
  const rows = useVirtualizer({
    count: steps.length,
    getScrollElement: () => list.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    scrollPaddingStart: 40,
  });
  const onKeyDown = useStepKeys({ order: steps, stage, list, rows });
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      aria-label="Steps"
      aria-activedescendant={stage.active && `step-${stage.active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-resource={stage.isResource || undefined}
    >
      <div className={classes.head} role="presentation">
        <span className={classes.number}>#</span>
        <span />
        <span>Since start</span>
        <span>Gap</span>
        <span>Origin</span>
        <span>Action</span>
        <span>Resource</span>
        <span>{stage.isResource ? 'Unit of work' : 'User'}</span>
      </div>
      <div className={classes.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, size }) => {
          const step = steps[index];
          return (
            step && (
              <TimelineRow
                key={step.interactionId}
                step={step}
                isLast={index === steps.length - 1}
                stage={stage}
                start={start}
                height={size}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
