import type { Step } from '../steps';

/** A step in the tree of spans. */
export interface SpanNode {
  step: Step;
  parent: SpanNode | null;
  children: SpanNode[];
  /** 0 for a root. */
  depth: number;
  /** Offset of the last moment of itself and of everything below it. */
  end: number;
  /** How many stand below it, at any depth. */
  below: number;
  /** Why a root that names a parent is a root all the same. */
  cut: 'parent missing' | 'parents in a circle' | null;
}

/**
 * The trees of spans, roots and children in the order of the steps. Several steps of one span stand below its first; a
 * span whose parent is not in the trace is a root; a circle of parents is cut at its earliest step.
 */
export function spanTree(steps: Step[]): SpanNode[] {
  const nodes = steps.map((step): SpanNode => ({
    step,
    parent: null,
    children: [],
    depth: 0,
    end: step.offset,
    below: 0,
    cut: null,
  }));
  const firstOf = new Map<string, SpanNode>();
  for (const node of nodes) {
    const key = spanKey(node.step, node.step.spanId);
    if (!firstOf.has(key)) {
      firstOf.set(key, node);
    }
  }
  nodes.forEach((node) => findParent(node, firstOf));
  cutCircles(nodes);
  const roots: SpanNode[] = [];
  for (const node of nodes) {
    (node.parent?.children ?? roots).push(node);
  }
  measure(roots);
  return roots;
}

/** The rows to show, from top to bottom: everything but what is below a collapsed span. */
export function visibleRows(roots: SpanNode[], collapsed: ReadonlySet<string>): SpanNode[] {
  return inOrder(roots, (node) => !collapsed.has(node.step.interactionId));
}

function findParent(node: SpanNode, firstOf: Map<string, SpanNode>): void {
  const { step } = node;
  const first = firstOf.get(spanKey(step, step.spanId));
  if (first && first !== node) {
    node.parent = first;
  } else if (step.parentSpanId !== null) {
    node.parent = firstOf.get(spanKey(step, step.parentSpanId)) ?? null;
    node.cut = node.parent ? null : 'parent missing';
  }
}

/** Span ids are unique within a unit of work only. */
function spanKey(step: Step, spanId: string): string {
  return `${step.uowId} ${spanId}`;
}

function cutCircles(nodes: SpanNode[]): void {
  const settled = new Set<SpanNode>();
  for (const start of nodes) {
    const path = new Set<SpanNode>();
    let node: SpanNode | null = start;
    while (node && !settled.has(node) && !path.has(node)) {
      path.add(node);
      node = node.parent;
    }
    if (node && path.has(node)) {
      const earliest = earliestOfCircle(node);
      earliest.parent = null;
      earliest.cut = 'parents in a circle';
    }
    path.forEach((passed) => settled.add(passed));
  }
}

function earliestOfCircle(start: SpanNode): SpanNode {
  let earliest = start;
  for (let node = start.parent; node && node !== start; node = node.parent) {
    if (node.step.index < earliest.step.index) {
      earliest = node;
    }
  }
  return earliest;
}

function measure(roots: SpanNode[]): void {
  const ordered = inOrder(roots, () => true);
  for (const node of ordered) {
    node.depth = node.parent ? node.parent.depth + 1 : 0;
  }
  for (const node of ordered.reverse()) {
    if (node.parent) {
      node.parent.end = Math.max(node.parent.end, node.end);
      node.parent.below += node.below + 1;
    }
  }
}

/** Depth first, without recursion: a chain may be as deep as the trace is long. */
function inOrder(roots: SpanNode[], entered: (node: SpanNode) => boolean): SpanNode[] {
  const rows: SpanNode[] = [];
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    rows.push(node);
    if (entered(node)) {
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child) {
          waiting.push(child);
        }
      }
    }
  }
  return rows;
}
