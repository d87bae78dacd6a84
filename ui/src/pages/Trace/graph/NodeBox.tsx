import { Tooltip } from '@mantine/core';
import { fallbackColor } from '~/format/colors';
import { count, quantity } from '~/format/numbers';
import type { Looks } from '../looks';
import classes from './GraphView.module.css';
import { NODE, type PlacedNode } from './layout';
import { onEnter } from './onEnter';
import type { GraphNode } from './traceGraph';

interface Props {
  placed: PlacedNode;
  looks: Looks;
  isPicked: boolean;
  isFaded: boolean;
  onPick: () => void;
}

/** A service with its colour, or a resource with its type. */
export function NodeBox({ placed: { node, x, y }, looks, isPicked, isFaded, onPick }: Props) {
  const look = node.kind === 'origin' ? looks.origin(node.mnemonic) : looks.resourceType(node.mnemonic);
  const [left, top] = [x - NODE.width / 2, y - NODE.height / 2];
  return (
    <Tooltip label={described(node)}>
      <g
        className={classes.node}
        data-kind={node.kind}
        data-picked={isPicked || undefined}
        data-faded={isFaded || undefined}
        transform={`translate(${left.toFixed(1)},${top.toFixed(1)})`}
        role="button"
        tabIndex={0}
        aria-pressed={isPicked}
        aria-label={described(node)}
        onClick={onPick}
        onKeyDown={onEnter(onPick)}
      >
        {node.kind === 'resources' && (
          <rect className={classes.behind} x={5} y={5} width={NODE.width} height={NODE.height} rx={8} />
        )}
        <rect className={classes.box} width={NODE.width} height={NODE.height} rx={node.kind === 'origin' ? 25 : 8} />
        <foreignObject width={NODE.width} height={NODE.height}>
          <div className={classes.content}>
            <span
              className={classes.icon}
              style={{ background: look.bgColorHex ?? fallbackColor(node.mnemonic) }}
              data-kind={node.kind}
            >
              {look.icon}
            </span>
            <span className={classes.names}>
              <bdi className={classes.name}>{node.kind === 'resources' ? quantity(node.members) : node.label}</bdi>
              <span className={classes.kind}>
                {node.kind === 'origin' ? count(node.steps.length, 'step') : <bdi>{node.mnemonic}</bdi>}
              </span>
            </span>
          </div>
        </foreignObject>
      </g>
    </Tooltip>
  );
}

function described(node: GraphNode): string {
  const steps = count(node.steps.length, 'step');
  switch (node.kind) {
    case 'origin':
      return `Service ${node.label}, ${steps}`;
    case 'resource':
      return `${node.mnemonic} ${node.label}, ${steps}`;
    case 'resources':
      return `${quantity(node.members)} resources of the type ${node.mnemonic}, ${steps}`;
  }
}
