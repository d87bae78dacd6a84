import { expect, test } from 'vitest';
import { stepsOf, type Sketch } from '../testSteps';
import { compared, delta, type Comparison } from './comparison';

test('the same twice differs in nothing', () => {
  const steps = stepsOf({ action: 'CREATE' }, { ms: 5, action: 'PAY' });
  expect(compared(steps, steps)).toMatchObject({
    common: 2,
    leftOnly: 0,
    rightOnly: 0,
    moved: 0,
    slower: null,
    faster: null,
  });
});

test('what one side lacks has nothing beside it, and waiting is measured from the last common step', () => {
  const left = sequence(['CREATE', 0], ['RESERVE', 10], ['PAY', 100]);
  const right = sequence(['CREATE', 0], ['PAY', 400], ['NOTIFY', 401]);
  const result = compared(left, right);
  expect(drawn(result)).toEqual(['CREATE = CREATE', 'RESERVE <', 'PAY = PAY', '> NOTIFY']);
  expect(result.rows.map(delta)).toEqual([0, 0, 300, 0]);
  expect(result.slower?.left?.action).toBe('PAY');
  expect(result.faster).toBeNull();
});

test('a step at another place has moved, and names the other place', () => {
  const result = compared(
    sequence(['CREATE', 0], ['PAY', 10], ['RESERVE', 20], ['SHIP', 30]),
    sequence(['CREATE', 0], ['RESERVE', 10], ['SHIP', 20], ['PAY', 30]),
  );
  expect(result).toMatchObject({ common: 3, moved: 1, leftOnly: 0, rightOnly: 0 });
  expect(result.rows.find((row) => row.kind === 'moved' && row.left)).toMatchObject({
    left: { action: 'PAY', index: 1 },
    elsewhere: { index: 3 },
  });
});

test('steps of one instant have no order that could differ', () => {
  const left = sequence(['CREATE', 0], ['A', 5], ['B', 5]);
  const right = sequence(['CREATE', 0], ['B', 5], ['A', 5]);
  expect(compared(left, right)).toMatchObject({ common: 3, moved: 0 });
});

test('resources may differ, their type may not; case says nothing', () => {
  const one = stepsOf({ resourceId: 'order-1', action: 'create' });
  expect(compared(one, stepsOf({ resourceId: 'order-2', action: 'CREATE' })).common).toBe(1);
  expect(compared(one, stepsOf({ resourceType: 'CART', action: 'CREATE' })).common).toBe(0);
});

function sequence(...steps: [action: string, ms: number][]) {
  return stepsOf(...steps.map(([action, ms]): Sketch => ({ action, ms })));
}

function drawn({ rows }: Comparison): string[] {
  return rows.map(({ left, right }) =>
    left && right ? `${left.action} = ${right.action}` : left ? `${left.action} <` : `> ${right?.action ?? ''}`,
  );
}
