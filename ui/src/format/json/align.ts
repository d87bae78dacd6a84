/** Places that belong together: in the first list, in the second, or in both. */
export type Pair = [before: number | null, after: number | null];

/** Beyond this, lists are compared place by place: the table of a longest common subsequence grows with the product of the lengths. */
export const MOST_ALIGNED = 400;

/**
 * Pairs two lists along their longest common subsequence. Between two elements that are the same, what is left on both sides is paired in order: the
 * element was changed rather than one removed and one added.
 */
export function align(before: string[], after: string[]): Pair[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  const left = before.slice(start, before.length - end);
  const right = after.slice(start, after.length - end);
  const isShort = left.length <= MOST_ALIGNED && right.length <= MOST_ALIGNED;
  const same = isShort ? commonPlaces(left, right) : [];
  const pairs: Pair[] = before.slice(0, start).map((_, i) => [i, i]);
  let [b, a] = [0, 0];
  for (const [nextB, nextA] of [...same, [left.length, right.length] as const]) {
    pairs.push(...between(b + start, nextB + start, a + start, nextA + start));
    if (nextB < left.length) {
      pairs.push([nextB + start, nextA + start]);
    }
    [b, a] = [nextB + 1, nextA + 1];
  }
  for (let i = end; i > 0; i--) {
    pairs.push([before.length - i, after.length - i]);
  }
  return pairs;
}

function between(b: number, bEnd: number, a: number, aEnd: number): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < Math.max(bEnd - b, aEnd - a); i++) {
    pairs.push([b + i < bEnd ? b + i : null, a + i < aEnd ? a + i : null]);
  }
  return pairs;
}

function commonPlaces(left: string[], right: string[]): (readonly [number, number])[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const places: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) {
      places.push([i++, j++]);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i++;
    } else {
      j++;
    }
  }
  return places;
}
