/** Places of equal elements in two sequences: both ascending. */
export type Pair = [left: number, right: number];

/**
 * The longest common subsequence of two sequences (Hirschberg: time by the product of the lengths, memory by their sum).
 * What both begin and end with is cut off first, so that likes are compared in no time.
 */
export function align(left: readonly string[], right: readonly string[]): Pair[] {
  const numbers = new Map<string, number>();
  const a = interned(left, numbers);
  const b = interned(right, numbers);
  const pairs: Pair[] = [];
  common(a, 0, a.length, b, 0, b.length, pairs);
  return pairs;
}

function interned(texts: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(texts, (text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
}

/** Appends the pairs of a[a0, a1) and b[b0, b1), in order. */
function common(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number, pairs: Pair[]): void {
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    pairs.push([a0++, b0++]);
  }
  const tail: Pair[] = [];
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    tail.push([--a1, --b1]);
  }
  if (a1 - a0 === 1) {
    const found = b.subarray(b0, b1).indexOf(a[a0] ?? -1);
    if (found >= 0) {
      pairs.push([a0, b0 + found]);
    }
  } else if (a0 < a1 && b0 < b1) {
    const middle = (a0 + a1) >> 1;
    const split = bestSplit(a, a0, middle, a1, b, b0, b1);
    common(a, a0, middle, b, b0, split, pairs);
    common(a, middle, a1, b, split, b1, pairs);
  }
  pairs.push(...tail.reverse());
}

/** Where to cut b, so that what its parts share with the halves of a is the most. */
function bestSplit(
  a: Int32Array,
  a0: number,
  middle: number,
  a1: number,
  b: Int32Array,
  b0: number,
  b1: number,
): number {
  const ahead = lengths(a.subarray(a0, middle), b.subarray(b0, b1));
  const behind = lengths(a.slice(middle, a1).reverse(), b.slice(b0, b1).reverse());
  let best = 0;
  let most = -1;
  for (let k = 0; k <= b1 - b0; k++) {
    const sum = (ahead[k] ?? 0) + (behind[b1 - b0 - k] ?? 0);
    if (sum > most) {
      most = sum;
      best = k;
    }
  }
  return b0 + best;
}

/** How long the longest common subsequence of a and the first k of b is, for every k. */
function lengths(a: Int32Array, b: Int32Array): Int32Array {
  const row = new Int32Array(b.length + 1);
  for (const element of a) {
    let diagonal = 0;
    for (let k = 1; k <= b.length; k++) {
      const above = row[k] ?? 0;
      row[k] = element === b[k - 1] ? diagonal + 1 : Math.max(above, row[k - 1] ?? 0);
      diagonal = above;
    }
  }
  return row;
}
