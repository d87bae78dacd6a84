import type { Step } from '../steps';
import { align } from './align';

/** A row of two traces side by side. */
export interface ComparisonRow {
  kind: 'both' | 'left only' | 'right only' | 'moved';
  left: Step | null;
  right: Step | null;
  /** For `both`: how long after the previous common step, on either side. */
  gaps: { left: number; right: number } | null;
  /** For `moved`: the step of the other side that is the same, elsewhere. */
  elsewhere: Step | null;
}

export interface Comparison {
  rows: ComparisonRow[];
  common: number;
  leftOnly: number;
  rightOnly: number;
  /** Steps that both have, but in another order. */
  moved: number;
  /** The common steps whose waiting time differs the most, the right side's being the longer first. */
  slower: ComparisonRow | null;
  faster: ComparisonRow | null;
}

/** Aligns two traces by what was done to which kind of resource by which origin. */
export function compared(leftSteps: Step[], rightSteps: Step[]): Comparison {
  const left = ordered(leftSteps);
  const right = ordered(rightSteps);
  const pairs = align(left.map(sameness), right.map(sameness));
  const rows: ComparisonRow[] = [];
  let [l, r] = [0, 0];
  for (const [pairLeft, pairRight] of [...pairs, [left.length, right.length] as const]) {
    rows.push(...left.slice(l, pairLeft).map((step) => alone('left only', step)));
    rows.push(...right.slice(r, pairRight).map((step) => alone('right only', step)));
    const [stepLeft, stepRight] = [left[pairLeft], right[pairRight]];
    if (stepLeft && stepRight) {
      const gaps = {
        left: stepLeft.offset - (l > 0 ? (left[l - 1]?.offset ?? 0) : 0),
        right: stepRight.offset - (r > 0 ? (right[r - 1]?.offset ?? 0) : 0),
      };
      rows.push({ kind: 'both', left: stepLeft, right: stepRight, gaps, elsewhere: null });
    }
    [l, r] = [pairLeft + 1, pairRight + 1];
  }
  return summed(withMoves(rows));
}

export function delta(row: ComparisonRow): number {
  return row.gaps ? row.gaps.right - row.gaps.left : 0;
}

/** Steps of the same millisecond have no order of their own: they get one, so that it cannot differ. */
function ordered(steps: Step[]): Step[] {
  return [...steps].sort((a, b) => a.at - b.at || compareText(sameness(a), sameness(b)) || a.index - b.index);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sameness(step: Step): string {
  return `${step.resourceType}\n${step.action}\n${step.origin}`.toUpperCase();
}

function alone(kind: 'left only' | 'right only', step: Step): ComparisonRow {
  const isLeft = kind === 'left only';
  return { kind, left: isLeft ? step : null, right: isLeft ? null : step, gaps: null, elsewhere: null };
}

/** What is left over on both sides and is the same has moved. */
function withMoves(rows: ComparisonRow[]): ComparisonRow[] {
  const waiting = new Map<string, ComparisonRow[]>();
  for (const row of rows) {
    if (row.kind === 'right only' && row.right) {
      waiting.set(sameness(row.right), [...(waiting.get(sameness(row.right)) ?? []), row]);
    }
  }
  for (const row of rows) {
    const other = row.kind === 'left only' && row.left ? waiting.get(sameness(row.left))?.shift() : undefined;
    if (other) {
      row.kind = other.kind = 'moved';
      row.elsewhere = other.right;
      other.elsewhere = row.left;
    }
  }
  return rows;
}

function summed(rows: ComparisonRow[]): Comparison {
  const having = (kind: ComparisonRow['kind']) => rows.filter((row) => row.kind === kind);
  const common = having('both').sort((a, b) => delta(b) - delta(a));
  const [slower, faster] = [common[0], common.at(-1)];
  return {
    rows,
    common: common.length,
    leftOnly: having('left only').length,
    rightOnly: having('right only').length,
    moved: having('moved').length / 2,
    slower: slower && delta(slower) > 0 ? slower : null,
    faster: faster && delta(faster) < 0 ? faster : null,
  };
}
