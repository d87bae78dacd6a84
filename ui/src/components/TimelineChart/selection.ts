/** Buckets chosen, from one to another in either direction; by index. */
export interface Selection {
  anchor: number;
  head: number;
}

export function lowest({ anchor, head }: Selection): number {
  return Math.min(anchor, head);
}

export function highest({ anchor, head }: Selection): number {
  return Math.max(anchor, head);
}

export function covers(selection: Selection, index: number): boolean {
  return lowest(selection) <= index && index <= highest(selection);
}

/** Where the arrow and end keys lead: with shift the selection grows. Null for other keys. */
export function moved(selection: Selection | null, key: string, shift: boolean, count: number): Selection | null {
  const head = selection?.head ?? count;
  const target = { ArrowLeft: head - 1, ArrowRight: head + 1, Home: 0, End: count - 1 }[key];
  if (target === undefined) {
    return null;
  }
  const next = Math.max(0, Math.min(count - 1, target));
  return shift && selection ? { anchor: selection.anchor, head: next } : { anchor: next, head: next };
}
