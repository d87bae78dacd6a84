import { useElementSize, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Stage } from '../stage';
import { durationOf } from '../steps';
import { useStepKeys } from '../useStepKeys';
import { Minimap } from './Minimap';
import { spanTree, visibleRows } from './spans';
import { TimeAxis } from './TimeAxis';
import { TimeGrid } from './TimeGrid';
import { bounded, isWhole, moved, whole, zoomed, type TimeWindow } from './timeWindow';
import { WaterfallRow } from './WaterfallRow';
import classes from './WaterfallView.module.css';
import { ZoomButtons } from './ZoomButtons';

const ROW_HEIGHT = 30;
const NARROW_ROW_HEIGHT = 46;
const TICK_PX = 96;
const CLOSER = 0.5;
const FURTHER = 2;
const ASIDE = 0.25;

interface Props {
  stage: Stage;
  range: TimeWindow | undefined;
  onRange: (range: TimeWindow | undefined) => void;
}

/** The tree of spans over true time. */
export function WaterfallView({ stage, range, onRange }: Props) {
  const { steps } = stage;
  const list = useRef<HTMLDivElement>(null);
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const roots = useMemo(() => spanTree(steps), [steps]);
  const nodes = useMemo(() => visibleRows(roots, collapsed), [roots, collapsed]);
  const order = useMemo(() => nodes.map((node) => node.step), [nodes]);
  const duration = durationOf(steps);
  const window = useMemo(() => (range ? bounded(range, duration) : whole(duration)), [range, duration]);
  const toggle = useCallback((id: string) => setCollapsed((before) => toggled(before, id)), []);
  const show = (next: TimeWindow) => onRange(isWhole(next, duration) ? undefined : next);
  const closer = () => show(zoomed(window, CLOSER, duration, focusOf()));
  const further = () => show(zoomed(window, FURTHER, duration, focusOf()));
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  // The same functions for the same rows: new ones would have all of them measured anew at every scroll.
  const estimateSize = useCallback(() => rowHeight, [rowHeight]);
  const getItemKey = useCallback(
    (index: number) => `${nodes[index]?.step.interactionId ?? ''} ${String(isNarrow)}`,
    [nodes, isNarrow],
  );
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => list.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    scrollPaddingStart: 50,
  });
  const walk = useStepKeys({ order, stage, list, rows });
  useHotkeys([
    ['[plus]', closer],
    ['shift+[plus]', closer],
    ['=', closer],
    ['-', further],
    ['0', () => onRange(undefined)],
    ['shift+ArrowLeft', () => show(moved(window, -ASIDE, duration))],
    ['shift+ArrowRight', () => show(moved(window, ASIDE, duration))],
  ]);
  const mostTicks = Math.max(2, Math.floor((width * (isNarrow ? 1 : 0.66)) / TICK_PX));
  return (
    <div ref={measured}>
      <div className={classes.top}>
        <Minimap steps={steps} duration={duration} window={window} onWindow={show} />
        <ZoomButtons
          isWhole={isWhole(window, duration)}
          onCloser={closer}
          onFurther={further}
          onWhole={() => onRange(undefined)}
          allCollapsed={collapsed.size > 0}
          onCollapseAll={() => setCollapsed(collapsed.size > 0 ? new Set() : new Set(parents()))}
        />
      </div>
      <div
        ref={list}
        className={classes.list}
        role="tree"
        aria-label="Spans"
        aria-activedescendant={stage.active && `step-${stage.active}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={classes.head} role="presentation">
          <span className={classes.headLabel}>Span</span>
          <TimeAxis steps={steps} window={window} duration={duration} mostTicks={mostTicks} onWindow={show} />
        </div>
        <div className={classes.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
          <TimeGrid steps={steps} window={window} mostTicks={mostTicks} />
          {rows.getVirtualItems().map(({ index, start, size }) => {
            const node = nodes[index];
            return (
              node && (
                <WaterfallRow
                  key={node.step.interactionId}
                  node={node}
                  stage={stage}
                  window={window}
                  isCollapsed={collapsed.has(node.step.interactionId)}
                  onToggle={toggle}
                  start={start}
                  height={size}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );

  /** Zooming keeps the step the keyboard stands on where it is, if it can be seen. */
  function focusOf(): number | undefined {
    const offset = steps.find((step) => step.interactionId === stage.active)?.offset;
    return offset !== undefined && offset >= window.from && offset <= window.to ? offset : undefined;
  }

  function parents(): string[] {
    return roots.filter((root) => root.children.length > 0).map((root) => root.step.interactionId);
  }

  function onKeyDown(event: KeyboardEvent) {
    const node = nodes.find(({ step }) => step.interactionId === stage.active);
    if (!node || event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) {
      walk(event);
      return;
    }
    event.preventDefault();
    const isCollapsed = collapsed.has(node.step.interactionId);
    const canToggle = node.children.length > 0 && isCollapsed === (event.key === 'ArrowRight');
    if (canToggle) {
      toggle(node.step.interactionId);
    } else {
      const next = event.key === 'ArrowRight' ? node.children[0] : node.parent;
      if (next) {
        stage.onActive(next.step.interactionId);
        rows.scrollToIndex(nodes.indexOf(next), { align: 'auto' });
      }
    }
  }
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) {
    next.add(id);
  }
  return next;
}
