import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useMemo, useRef, type CSSProperties } from 'react';
import { quantity } from '~/format/numbers';
import type { Stage } from '../stage';
import { EdgeLine } from './EdgeLine';
import classes from './GraphView.module.css';
import { GraphButtons } from './GraphButtons';
import { placedGraph } from './layout';
import { NodeBox } from './NodeBox';
import { Picked } from './Picked';
import { traceGraph, type GraphEdge } from './traceGraph';
import { usePanZoom } from './usePanZoom';

const CLOSER = 0.75;
const FURTHER = 1.33;
/** Where there is little room, the left part is shown at first, at a size that can be read. */
const NARROW_WIDTH = 560;

interface Props {
  stage: Stage;
  /** The key of the node or edge that is looked at. */
  pick: string | undefined;
  onPick: (key: string | undefined) => void;
}

/** Which service did what to which resource, and which handed over to which. */
export function GraphView({ stage, pick, onPick }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const graph = useMemo(() => traceGraph(stage.steps), [stage.steps]);
  const layout = useMemo(() => placedGraph(graph), [graph]);
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const whole = { x: 0, y: 0, width: Math.max(layout.width, 560), height: Math.max(layout.height, 240) };
  const first = isNarrow ? { ...whole, width: NARROW_WIDTH } : whole;
  const { shown, isWhole, zoom, fit, handlers } = usePanZoom(whole, first, svg);
  useHotkeys([
    ['[plus]', () => zoom(CLOSER)],
    ['shift+[plus]', () => zoom(CLOSER)],
    ['=', () => zoom(CLOSER)],
    ['-', () => zoom(FURTHER)],
    ['0', fit],
    ['Escape', () => pick !== undefined && !stage.isOpen && onPick(undefined)],
  ]);
  const near = neighbours(graph.edges, pick);
  const picked = graph.nodes.find((node) => node.key === pick) ?? graph.edges.find((edge) => edge.key === pick);
  const toggle = (key: string) => onPick(key === pick ? undefined : key);
  const merged = graph.nodes.filter((node) => node.kind === 'resources');
  return (
    <div className={classes.frame}>
      <div className={classes.canvas}>
        <svg
          ref={svg}
          className={classes.svg}
          style={{ '--drawn': Math.ceil(layout.height) } as CSSProperties}
          viewBox={[shown.x, shown.y, shown.width, shown.height].map(String).join(' ')}
          role="group"
          aria-label={`${quantity(graph.nodes.length)} services and resources, ${quantity(graph.edges.length)} connections`}
          {...handlers}
        >
          <defs>
            {(['did', 'handover', 'picked'] as const).map((kind) => (
              <marker
                key={kind}
                id={`arrow-${kind}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="8"
                markerHeight="8"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path className={classes.arrow} data-kind={kind} d="M0,0 L8,4 L0,8 Z" />
              </marker>
            ))}
          </defs>
          {layout.edges.map((placed) => (
            <EdgeLine
              key={placed.edge.key}
              placed={placed}
              isPicked={pick === placed.edge.key}
              isFaded={near !== null && !near.has(placed.edge.key)}
              onPick={() => toggle(placed.edge.key)}
            />
          ))}
          {layout.nodes.map((placed) => (
            <NodeBox
              key={placed.node.key}
              placed={placed}
              looks={stage.looks}
              isPicked={pick === placed.node.key}
              isFaded={near !== null && !near.has(placed.node.key)}
              onPick={() => toggle(placed.node.key)}
            />
          ))}
        </svg>
        <GraphButtons isWhole={isWhole} onCloser={() => zoom(CLOSER)} onFurther={() => zoom(FURTHER)} onFit={fit} />
        <p className={classes.legend}>
          <span data-kind="did">did something to</span>
          <span data-kind="handover">handed over to</span>
          {merged.length > 0 && (
            <em>
              Too many to draw each: {merged.map((node) => node.mnemonic).join(', ')} stand for all of their type.
            </em>
          )}
        </p>
      </div>
      {picked && <Picked picked={picked} stage={stage} onClose={() => onPick(undefined)} />}
    </div>
  );
}

/** The keys of what is picked and of everything it touches; null where nothing is. */
function neighbours(edges: GraphEdge[], pick: string | undefined): Set<string> | null {
  if (pick === undefined) {
    return null;
  }
  const near = new Set([pick]);
  for (const edge of edges) {
    if (edge.key === pick || edge.from === pick || edge.to === pick) {
      [edge.key, edge.from, edge.to].forEach((key) => near.add(key));
    }
  }
  return near;
}
