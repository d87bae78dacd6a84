import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode, TraceGraph } from './traceGraph';

export interface Point {
  x: number;
  y: number;
}

/** A node's middle. */
export interface PlacedNode extends Point {
  node: GraphNode;
}

export interface PlacedEdge {
  edge: GraphEdge;
  path: string;
  /** Where its label stands. */
  middle: Point;
}

export interface GraphLayout {
  nodes: PlacedNode[];
  edges: PlacedEdge[];
  width: number;
  height: number;
}

/** Lines that lead back do not end where the others begin. */
const BACKWARDS_BESIDE = 11;

export const NODE = { width: 184, height: 50 };

/** From left to right, along the handovers. */
export function placedGraph({ nodes, edges }: TraceGraph): GraphLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, edgesep: 14, ranksep: 96, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach((node) => graph.setNode(node.key, { ...NODE }));
  edges.forEach((edge) => {
    const weight = edge.kind === 'handover' ? 3 : 1;
    graph.setEdge(edge.from, edge.to, { weight, width: 76, height: 16, labelpos: 'c' }, edge.key);
  });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<GraphLayout>;
  const at = (key: string) => graph.node(key) as Point;
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ node, x: at(node.key).x, y: at(node.key).y })),
    edges: edges.map((edge) => {
      const { points } = graph.edge(edge.from, edge.to, edge.key) as { points: Point[] };
      const [from, to] = [at(edge.from), at(edge.to)];
      const side = from.x < to.x ? NODE.width / 2 : -NODE.width / 2;
      const beside = from.x < to.x ? 0 : BACKWARDS_BESIDE;
      const line = [
        { x: from.x + side, y: from.y + beside },
        ...points.slice(1, -1),
        { x: to.x - side, y: to.y + beside },
      ];
      return { edge, path: curve(line), middle: points[Math.floor(points.length / 2)] ?? from };
    }),
  };
}

/** A smooth line through the points, horizontal in each of them. */
export function curve(points: Point[]): string {
  return points
    .map((point, i) => {
      const before = points[i - 1];
      if (!before) {
        return `M${pair(point)}`;
      }
      const middle = (before.x + point.x) / 2;
      return `C${pair({ x: middle, y: before.y })} ${pair({ x: middle, y: point.y })} ${pair(point)}`;
    })
    .join(' ');
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
