import { Skeleton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { scaleLinear, scaleUtc, scaleTime } from 'd3-scale';
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { BadgeColors } from '~/api/catalog';
import type { GroupedTimeline, Timeline } from '~/api/timeline';
import { count as counted } from '~/format/numbers';
import { Axes } from './Axes';
import { BucketDetails, spoken } from './BucketDetails';
import { colorOf } from './colors';
import { Legend } from './Legend';
import { covers, highest, lowest, moved, type Selection } from './selection';
import { stack } from './stack';
import classes from './TimelineChart.module.css';

interface Props {
  /** Undefined while it is loading. */
  timeline: Timeline | GroupedTimeline | undefined;
  /** The colours of the groups. */
  badges: (mnemonic: string) => BadgeColors;
  /** What is counted, for those who do not see it. */
  label: string;
  /** Called with a stretch that was chosen; the last moment included. */
  onRange?: (from: Date, to: Date) => void;
  height?: number;
}

const AXIS_LEFT = 44;
const AXIS_BOTTOM = 22;
const TOP = 8;

/** How many happened when, as stacked bars. A stretch is chosen by dragging, or with arrow keys, shift and enter. */
export function TimelineChart({ timeline, badges, label, onRange, height = 140 }: Props) {
  const { ref, width } = useElementSize();
  const drawn = useMemo(() => (timeline ? stack(timeline) : null), [timeline]);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const isDragging = useRef(false);
  if (!timeline || !drawn) {
    return <Skeleton height={height + 30} radius={0} />;
  }
  const { buckets, groups, peak } = drawn;
  const right = Math.max(width, AXIS_LEFT + 10);
  const first = buckets[0]?.from ?? new Date(timeline.startDate);
  const last = buckets.at(-1)?.to ?? new Date(timeline.endDate);
  const isUtc = timeline.granularity === 'day';
  const scale = isUtc ? scaleUtc() : scaleTime();
  const x = scale.domain([first, last]).range([AXIS_LEFT, right]);
  const y = scaleLinear()
    .domain([0, Math.max(peak, 1)])
    .nice(3)
    .range([height - AXIS_BOTTOM, TOP]);
  const step = (right - AXIS_LEFT) / Math.max(buckets.length, 1);
  const gap = step > 5 ? Math.min(2, step * 0.15) : step > 2.5 ? 0.5 : 0;
  const shown = hovered ?? (selection && selection.anchor === selection.head ? selection.head : null);

  const at = (event: PointerEvent<HTMLElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left - AXIS_LEFT;
    return Math.max(0, Math.min(buckets.length - 1, Math.floor(left / step)));
  };
  const choose = (chosen: Selection | null) => {
    const [from, to] = chosen ? [buckets[lowest(chosen)], buckets[highest(chosen)]] : [];
    setSelection(null);
    if (from && to) {
      onRange?.(from.from, new Date(to.to.getTime() - 1));
    }
  };
  const press = (event: KeyboardEvent) => {
    const next = moved(selection, event.key, event.shiftKey, buckets.length);
    if (next) {
      event.preventDefault();
      setSelection(next);
    } else if (event.key === 'Enter' && selection) {
      choose(selection);
    } else if (event.key === 'Escape' && selection) {
      event.stopPropagation();
      setSelection(null);
    }
  };
  const help = onRange ? ' Arrow keys move, with shift they select, enter narrows to the selection.' : '';
  return (
    <div className={classes.chart}>
      <div
        ref={ref}
        className={classes.plot}
        style={{ height }}
        data-brush={onRange ? true : undefined}
        role="group"
        tabIndex={0}
        aria-label={`${label}: ${counted(timeline.total, 'interaction')}.${help}`}
        onKeyDown={press}
        onBlur={() => setSelection(null)}
        onPointerDown={(event) => {
          if (onRange && event.button === 0 && buckets.length > 0) {
            isDragging.current = true;
            event.currentTarget.setPointerCapture(event.pointerId);
            setSelection({ anchor: at(event), head: at(event) });
          }
        }}
        onPointerMove={(event) => {
          setHovered(buckets.length > 0 ? at(event) : null);
          if (isDragging.current && selection) {
            setSelection({ ...selection, head: at(event) });
          }
        }}
        onPointerUp={() => {
          if (isDragging.current) {
            isDragging.current = false;
            choose(selection);
          }
        }}
        onPointerCancel={() => {
          isDragging.current = false;
          setSelection(null);
        }}
        onPointerLeave={() => setHovered(null)}
      >
        <svg width="100%" height={height} aria-hidden focusable="false" data-unmeasured={width === 0 ? true : undefined}>
          <Axes isUtc={isUtc} x={x} y={y} left={AXIS_LEFT} right={right} bottom={height - AXIS_BOTTOM} />
          {selection && (
            <rect
              className={classes.selection}
              x={AXIS_LEFT + lowest(selection) * step}
              width={(highest(selection) - lowest(selection) + 1) * step}
              y={TOP}
              height={height - AXIS_BOTTOM - TOP}
            />
          )}
          {buckets.map((bucket, index) => (
            <g
              key={bucket.from.getTime()}
              data-dim={selection && !covers(selection, index) ? true : undefined}
              className={classes.bucket}
            >
              {bucket.segments.map((segment) => {
                const top = y(segment.below + segment.count);
                const size = Math.max(y(segment.below) - top, segment.below === 0 ? 1.5 : 0);
                return (
                  <rect
                    key={segment.group}
                    x={AXIS_LEFT + index * step + gap / 2}
                    width={Math.max(step - gap, 0.5)}
                    y={y(segment.below) - size}
                    height={size}
                    fill={colorOf(segment.group, badges)}
                  />
                );
              })}
            </g>
          ))}
        </svg>
        {shown !== null && buckets[shown] && (
          <BucketDetails
            bucket={buckets[shown]}
            badges={badges}
            left={AXIS_LEFT + (shown + 0.5) * step}
            width={right}
          />
        )}
      </div>
      <Legend groups={groups} badges={badges} />
      <div className="visually-hidden" aria-live="polite">
        {selection && spoken(buckets, selection)}
      </div>
    </div>
  );
}
