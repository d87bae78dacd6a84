import { expect, test } from 'vitest';
import { stepsOf } from '../testSteps';
import { curve, placedGraph } from './layout';
import { traceGraph } from './traceGraph';

test('who did what to what, and how often', () => {
  const { nodes, edges } = traceGraph(
    stepsOf({ action: 'CREATE' }, { action: 'UPDATE' }, { action: 'UPDATE' }, { resourceId: 'order-2' }),
  );
  expect(nodes.map((node) => [node.kind, node.label, node.steps.length])).toEqual([
    ['origin', 'WEBAPP', 4],
    ['resource', 'order-1', 3],
    ['resource', 'order-2', 1],
  ]);
  expect(edges[0]).toMatchObject({
    kind: 'did',
    actions: [
      { action: 'UPDATE', count: 2 },
      { action: 'CREATE', count: 1 },
    ],
  });
});

test('a handover goes from the parent span, else from the step before, to another origin', () => {
  const { edges } = traceGraph(
    stepsOf(
      { origin: 'WEB', spanId: 'a' },
      { ms: 10, origin: 'ORDER', spanId: 'b', parentSpanId: 'a' },
      { ms: 50, origin: 'PAY', spanId: 'c', parentSpanId: 'a' },
      { ms: 60, origin: 'MAIL', spanId: 'd', parentSpanId: 'nowhere' },
      { ms: 70, origin: 'MAIL', spanId: 'e' },
    ),
  );
  expect(
    edges.filter((edge) => edge.kind === 'handover').map(({ from, to, durations }) => [from, to, durations]),
  ).toEqual([
    ['origin:WEB', 'origin:ORDER', [10]],
    ['origin:WEB', 'origin:PAY', [50]],
    ['origin:PAY', 'origin:MAIL', [10]],
  ]);
});

test('units of work hand over to nobody but themselves', () => {
  const { edges } = traceGraph(stepsOf({ origin: 'A', uowId: 'u1' }, { ms: 1, origin: 'B', uowId: 'u2' }));
  expect(edges.every((edge) => edge.kind === 'did')).toBe(true);
});

test('too many resources of a type become one, and no step is lost', () => {
  const steps = stepsOf(
    ...Array.from({ length: 5_000 }, (_, i) => ({
      ms: i,
      resourceType: i % 10 === 0 ? 'CART' : 'ORDER',
      resourceId: i % 10 === 0 ? 'cart-1' : `order-${String(i)}`,
      origin: `SVC_${String(i % 7)}`,
    })),
  );
  const { nodes, edges } = traceGraph(steps);
  expect(nodes.filter((node) => node.kind !== 'origin')).toMatchObject([
    { kind: 'resource', label: 'cart-1', members: 1 },
    { kind: 'resources', label: 'ORDER', members: 4_500 },
  ]);
  expect(edges.filter((edge) => edge.kind === 'did').reduce((sum, edge) => sum + edge.steps.length, 0)).toBe(5_000);
});

test('the layout goes from left to right, also around in circles', () => {
  const graph = traceGraph(stepsOf({ origin: 'A' }, { ms: 1, origin: 'B' }, { ms: 2, origin: 'A' }));
  const { nodes, edges, width, height } = placedGraph(graph);
  const x = (key: string) => nodes.find(({ node }) => node.key === key)?.x ?? NaN;
  expect(x('origin:A')).toBeLessThan(x('resource:ORDER:order-1'));
  expect(x('origin:A')).not.toBe(x('origin:B'));
  expect(width * height).toBeGreaterThan(0);
  expect(edges.every(({ path }) => /^M[\d.-]+,[\d.-]+ C/.test(path))).toBe(true);
});

test('a line is horizontal where it begins and ends', () => {
  expect(
    curve([
      { x: 0, y: 0 },
      { x: 100, y: 50 },
    ]),
  ).toBe('M0.0,0.0 C50.0,0.0 50.0,50.0 100.0,50.0');
  expect(curve([])).toBe('');
});
