import { IconChevronRight, IconUnlink } from '@tabler/icons-react';
import { memo, type CSSProperties } from 'react';
import { quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import type { Stage } from '../stage';
import { StepTooltip } from '../StepTooltip';
import type { SpanNode } from './spans';
import { position, type TimeWindow } from './timeWindow';
import classes from './WaterfallView.module.css';

const MOST_INDENTS = 12;
/** Shares of the track: how long a bar must be to hold its label, and how far right another can stand. */
const ROOM_FOR_LABEL = 0.16;
const ROOM_BESIDE = 0.84;

interface Props {
  node: SpanNode;
  stage: Stage;
  window: TimeWindow;
  isCollapsed: boolean;
  onToggle: (interactionId: string) => void;
  /** Pixels from the top of the list, and its own. */
  start: number;
  height: number;
}

/** Drawn anew only when something about it changes, not at every scroll. */
export const WaterfallRow = memo(function WaterfallRow(props: Props) {
  const { node, stage, window, isCollapsed, onToggle, start, height } = props;
  const { step, children, depth, cut } = node;
  const indents = Math.min(depth, MOST_INDENTS);
  return (
    <div
      id={`step-${step.interactionId}`}
      className={classes.row}
      style={
        {
          height,
          transform: `translateY(${String(start)}px)`,
          '--span': stage.looks.color(step),
          '--indents': indents,
        } as CSSProperties
      }
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={stage.active === step.interactionId}
      {...(children.length > 0 && { 'aria-expanded': !isCollapsed })}
      aria-label={`${step.origin} ${step.action} ${step.resourceId}, ${duration(step.offset)} since the start`}
      onClick={() => stage.onOpen(step.interactionId)}
    >
      <StepTooltip step={step}>
        <div className={classes.inner}>
          <div className={classes.label}>
            <span className={classes.guides} />
            {depth > MOST_INDENTS && <span className={classes.depth}>{quantity(depth)}</span>}
            {children.length > 0 ? (
              <span
                className={classes.toggle}
                data-collapsed={isCollapsed || undefined}
                onClick={(event) => {
                  event.stopPropagation();
                  onToggle(step.interactionId);
                }}
              >
                <IconChevronRight size={14} aria-hidden />
              </span>
            ) : (
              <span className={classes.noToggle} />
            )}
            <span className={classes.swatch} />
            <span className={classes.text}>
              <bdi className={classes.origin}>{step.origin}</bdi>
              <bdi className={classes.action}>{step.action}</bdi>
              <bdi className={classes.resource}>{step.resourceId}</bdi>
            </span>
            {cut && !stage.isResource && (
              <span className={classes.cut} title={`Shown at the top: ${cut}`}>
                <IconUnlink size={13} aria-label={cut} />
              </span>
            )}
            {isCollapsed && <span className={classes.hidden}>{`+${quantity(node.below)}`}</span>}
          </div>
          <Bar node={node} window={window} />
        </div>
      </StepTooltip>
    </div>
  );
});

/** A moment, and how long what followed from it went on. */
function Bar({ node, window }: { node: SpanNode; window: TimeWindow }) {
  const start = position(window, node.step.offset);
  const end = position(window, node.end);
  const length = node.end - node.step.offset;
  const from = Math.max(0, start);
  const to = Math.min(1, end);
  const label = length > 0 ? duration(length) : `+${duration(node.step.offset)}`;
  const isInside = to - from > ROOM_FOR_LABEL;
  return (
    <div className={classes.track}>
      {length > 0 && to > 0 && from < 1 && (
        <span
          className={classes.bar}
          style={{ left: percent(from), width: percent(to - from) }}
          data-cut-left={start < 0 || undefined}
          data-cut-right={end > 1 || undefined}
        >
          {isInside && label}
        </span>
      )}
      {start >= 0 && start <= 1 && <span className={classes.moment} style={{ left: percent(start) }} />}
      {!isInside && to >= 0 && from <= 1 && (
        <span
          className={classes.time}
          style={
            to < ROOM_BESIDE ? { left: `calc(${percent(to)} + 10px)` } : { right: `calc(${percent(1 - from)} + 10px)` }
          }
        >
          {label}
        </span>
      )}
      {to < 0 && (
        <span className={classes.away} data-side="left">
          ◂
        </span>
      )}
      {from > 1 && (
        <span className={classes.away} data-side="right">
          ▸
        </span>
      )}
    </div>
  );
}

function percent(share: number): string {
  return `${String(share * 100)}%`;
}
