import { describe, expect, test } from 'vitest';
import { stepsOf, type Sketch } from '../testSteps';
import { spanTree, visibleRows, type SpanNode } from './spans';

const NONE = new Set<string>();

describe('spanTree', () => {
  test('children stand below their parents, and a parent lasts as long as they do', () => {
    const rows = tree({ spanId: 'a' }, { ms: 10, ...under('a', 'b') }, { ms: 30, ...under('b', 'c') }, { ms: 40 });
    expect(drawn(rows)).toEqual(['a', ' b', '  c', 's3']);
    expect(rows.map((node) => node.end)).toEqual([30, 30, 30, 40]);
    expect(rows.map((node) => node.below)).toEqual([2, 1, 0, 0]);
  });

  test('a parent that is not in the trace leaves a root, and says so', () => {
    const [orphan] = tree(under('elsewhere', 'a'));
    expect(orphan).toMatchObject({ parent: null, depth: 0, cut: 'parent missing' });
  });

  test('a circle of parents is cut at its earliest step, and nothing is lost', () => {
    const rows = tree(
      { ms: 0, ...under('c', 'x') },
      { ms: 1, ...under('b', 'a') },
      { ms: 2, ...under('a', 'b') },
      { ms: 3, ...under('b', 'c') },
    );
    expect(drawn(rows)).toEqual(['a', ' b', '  c', '   x']);
    expect(rows[0]?.cut).toBe('parents in a circle');
  });

  test('a span that names itself as its parent is a root', () => {
    const rows = tree(under('a', 'a'), { ms: 1, ...under('a', 'b') });
    expect(drawn(rows)).toEqual(['a', ' b']);
    expect(rows[0]?.cut).toBe('parents in a circle');
  });

  test('later steps of a span stand below its first', () => {
    expect(drawn(tree({ spanId: 'a' }, { ms: 1, spanId: 'a' }, { ms: 2, ...under('a', 'b') }))).toEqual([
      'a',
      ' a',
      ' b',
    ]);
  });

  test('a child before its parent is still its child; the bar then has no length', () => {
    const rows = tree({ ms: 0, ...under('late', 'early') }, { ms: 20, spanId: 'late' });
    expect(drawn(rows)).toEqual(['late', ' early']);
    expect(rows[0]?.end).toBe(20);
  });

  test('the same span id in two units of work means two spans', () => {
    const rows = tree({ spanId: 'a', uowId: 'u1' }, { ms: 1, ...under('a', 'b'), uowId: 'u2' });
    expect(rows.map((node) => node.depth)).toEqual([0, 0]);
  });

  test('a chain of 10,000 spans is no deeper than the stack', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => ({
      ms: i,
      ...under(i === 0 ? null : `n${String(i - 1)}`, `n${String(i)}`),
    }));
    const rows = tree(...chain);
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)?.depth).toBe(9_999);
    expect(rows[0]?.below).toBe(9_999);
  });
});

test('what is below a collapsed span is not shown', () => {
  const roots = spanTree(
    stepsOf({ spanId: 'a' }, { ms: 1, ...under('a', 'b') }, { ms: 2, ...under('b', 'c') }, { ms: 3 }),
  );
  expect(drawn(visibleRows(roots, new Set(['i1'])))).toEqual(['a', ' b', 's3']);
  expect(drawn(visibleRows(roots, new Set(['i0'])))).toEqual(['a', 's3']);
});

function tree(...sketches: Sketch[]): SpanNode[] {
  return visibleRows(spanTree(stepsOf(...sketches)), NONE);
}

function under(parentSpanId: string | null, spanId: string): Sketch {
  return { parentSpanId, spanId };
}

function drawn(rows: SpanNode[]): string[] {
  return rows.map((node) => ' '.repeat(node.depth) + node.step.spanId);
}
