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
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.key);
      return { node, x, y };
    }),
    edges: edges.map((edge) => {
      const { points = [] } = graph.edge(edge.from, edge.to, edge.key);
      return { edge, path: curve(points), middle: points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 } };
    }),
  };
}

/** A smooth line through the middles of the stretches, with horizontal ends. */
export function curve(points: Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) {
    return '';
  }
  let path = `M${at(first)}`;
  for (let i = 0; i < rest.length - 1; i++) {
    const [corner, next] = [rest[i], rest[i + 1]];
    if (corner && next) {
      const end = i === rest.length - 2 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
      path += ` Q${at(corner)} ${at(end)}`;
    }
  }
  return rest.length === 1 ? `${path} L${at(last)}` : path;
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
