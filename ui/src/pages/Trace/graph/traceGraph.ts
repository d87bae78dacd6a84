import type { Step } from '../steps';

/** A service, a resource, or all resources of a type where there are too many to show. */
export interface GraphNode {
  key: string;
  kind: 'origin' | 'resource' | 'resources';
  /** The origin, or the type of the resource. */
  mnemonic: string;
  label: string;
  /** How many resources it stands for. */
  members: number;
  steps: Step[];
}

/** An origin did something to a resource, or handed over to another origin. */
export interface GraphEdge {
  key: string;
  kind: 'did' | 'handover';
  from: string;
  to: string;
  /** What was done, the most frequent first. */
  actions: { action: string; count: number }[];
  /** For handovers, how long each took; milliseconds, ascending. */
  durations: number[];
  steps: Step[];
}

export interface TraceGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

const MOST_NODES = 40;
/** Beyond this the lines cannot be told apart. */
const CONNECTIONS_PER_NODE = 1.5;

/** Who did what to what, and who handed over to whom. */
export function traceGraph(steps: Step[], most = MOST_NODES): TraceGraph {
  const resourceNode = resourceKeys(steps, most);
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const before = predecessors(steps);
  for (const step of steps) {
    const origin = originKey(step);
    const resource = resourceNode(step);
    add(nodes, origin, { kind: 'origin', mnemonic: step.origin, label: step.origin }).steps.push(step);
    const target = add(nodes, resource.key, resource);
    target.steps.push(step);
    target.members = resource.members;
    edge(edges, 'did', origin, resource.key).steps.push(step);
    const previous = before(step);
    if (previous && originKey(previous) !== origin) {
      const handover = edge(edges, 'handover', originKey(previous), origin);
      handover.steps.push(step);
      handover.durations.push(Math.max(0, step.offset - previous.offset));
    }
  }
  for (const one of edges.values()) {
    one.actions = counted(one.steps.map((step) => step.action));
    one.durations.sort((a, b) => a - b);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** What a step follows from: its parent span's last step so far, else simply the step before it in its unit of work. */
function predecessors(steps: Step[]): (step: Step) => Step | undefined {
  const before = new Map<Step, Step | undefined>();
  const ofSpan = new Map<string, Step>();
  const ofUnit = new Map<string, Step>();
  for (const step of steps) {
    const parent = step.parentSpanId === null ? undefined : ofSpan.get(`${step.uowId} ${step.parentSpanId}`);
    before.set(step, parent ?? ofUnit.get(step.uowId));
    ofSpan.set(`${step.uowId} ${step.spanId}`, step);
    ofUnit.set(step.uowId, step);
  }
  return (step) => before.get(step);
}

type NodeIdentity = Pick<GraphNode, 'key' | 'kind' | 'mnemonic' | 'label' | 'members'>;

/**
 * Each resource a node of its own; where that makes too many nodes or connections, all of a type become one, the type with
 * the most connections first.
 */
function resourceKeys(steps: Step[], most: number): (step: Step) => NodeIdentity {
  const types = new Map<string, { ids: Set<string>; origins: Set<string>; pairs: Set<string> }>();
  for (const { resourceType, resourceId, origin } of steps) {
    const type = types.get(resourceType) ?? { ids: new Set(), origins: new Set(), pairs: new Set() };
    type.ids.add(resourceId);
    type.origins.add(origin);
    type.pairs.add(`${origin} ${resourceId}`);
    types.set(resourceType, type);
  }
  let nodes = new Set(steps.map(originKey)).size;
  let connections = 0;
  types.forEach(({ ids, pairs }) => {
    nodes += ids.size;
    connections += pairs.size;
  });
  const merged = new Set<string>();
  for (const [type, { ids, origins, pairs }] of [...types].sort((a, b) => b[1].pairs.size - a[1].pairs.size)) {
    if ((nodes > most || connections > most * CONNECTIONS_PER_NODE) && ids.size > 1) {
      merged.add(type);
      nodes -= ids.size - 1;
      connections -= pairs.size - origins.size;
    }
  }
  return ({ resourceType, resourceId }) =>
    merged.has(resourceType)
      ? {
          key: `types:${resourceType}`,
          kind: 'resources',
          mnemonic: resourceType,
          label: resourceType,
          members: types.get(resourceType)?.ids.size ?? 0,
        }
      : {
          key: `resource:${resourceType}:${resourceId}`,
          kind: 'resource',
          mnemonic: resourceType,
          label: resourceId,
          members: 1,
        };
}

function originKey(step: Step): string {
  return `origin:${step.origin}`;
}

function add(nodes: Map<string, GraphNode>, key: string, node: Omit<NodeIdentity, 'key' | 'members'>): GraphNode {
  const { kind, mnemonic, label } = node;
  const known = nodes.get(key) ?? { key, kind, mnemonic, label, members: 1, steps: [] };
  nodes.set(key, known);
  return known;
}

function edge(edges: Map<string, GraphEdge>, kind: GraphEdge['kind'], from: string, to: string): GraphEdge {
  const key = `${kind}:${from}→${to}`;
  const known = edges.get(key) ?? { key, kind, from, to, actions: [], durations: [], steps: [] };
  edges.set(key, known);
  return known;
}

function counted(actions: string[]): GraphEdge['actions'] {
  const counts = new Map<string, number>();
  actions.forEach((action) => counts.set(action, (counts.get(action) ?? 0) + 1));
  return [...counts].map(([action, count]) => ({ action, count })).sort((a, b) => b.count - a.count);
}
