import { Tooltip } from '@mantine/core';
import { quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import classes from './GraphView.module.css';
import { onEnter } from './onEnter';
import type { PlacedEdge } from './layout';
import type { GraphEdge } from './traceGraph';

const MOST_LABEL = 16;

interface Props {
  placed: PlacedEdge;
  isPicked: boolean;
  isFaded: boolean;
  onPick: () => void;
}

export function EdgeLine({ placed, isPicked, isFaded, onPick }: Props) {
  const { edge, path, middle } = placed;
  const label = labelOf(edge);
  return (
    <Tooltip label={described(edge)}>
      <g
        className={classes.edge}
        data-kind={edge.kind}
        data-picked={isPicked || undefined}
        data-faded={isFaded || undefined}
        role="button"
        tabIndex={0}
        aria-pressed={isPicked}
        aria-label={described(edge)}
        onClick={onPick}
        onKeyDown={onEnter(onPick)}
      >
        <path className={classes.catch} d={path} />
        <path
          className={classes.line}
          d={path}
          strokeWidth={1.25 + Math.min(3, Math.log10(edge.steps.length) * 1.2)}
          markerEnd={`url(#arrow-${isPicked ? 'picked' : edge.kind})`}
        />
        <text className={classes.edgeLabel} x={middle.x} y={middle.y + 3.5}>
          {label}
        </text>
      </g>
    </Tooltip>
  );
}

/** "CREATE", "UPDATE ×3", "CREATE +2"; of handovers how long they took. */
function labelOf(edge: GraphEdge): string {
  if (edge.kind === 'handover') {
    const times = edge.steps.length > 1 ? `×${quantity(edge.steps.length)} · ` : '';
    return `${times}${duration(medianOf(edge))}`;
  }
  const [first, ...rest] = edge.actions;
  const name = cut(first?.action ?? '');
  return rest.length > 0
    ? `${name} +${quantity(rest.length)}`
    : edge.steps.length > 1
      ? `${name} ×${quantity(edge.steps.length)}`
      : name;
}

function described(edge: GraphEdge): string {
  const [from, to] = [edge.from, edge.to].map((key) => key.slice(key.indexOf(':') + 1).replace(':', ' '));
  if (edge.kind === 'handover') {
    const longest = duration(edge.durations.at(-1) ?? 0);
    const took =
      edge.durations.length > 1 ? `usually after ${duration(medianOf(edge))}, at most ${longest}` : `after ${longest}`;
    return `${from ?? ''} handed over to ${to ?? ''} ${quantity(edge.steps.length)} times, ${took}`.replace(
      ' 1 times',
      '',
    );
  }
  const actions = edge.actions.map(({ action, count }) => (count > 1 ? `${action} ×${quantity(count)}` : action));
  return `${from ?? ''}: ${actions.join(', ')} on ${to ?? ''}`;
}

function medianOf(edge: GraphEdge): number {
  return edge.durations[Math.floor((edge.durations.length - 1) / 2)] ?? 0;
}

function cut(text: string): string {
  return text.length > MOST_LABEL ? `${text.slice(0, MOST_LABEL - 1)}…` : text;
}
