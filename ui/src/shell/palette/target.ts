import type { ReactNode } from 'react';

export const GROUPS = ['Open', 'Pages', 'Actions', 'Catalog', 'Resources', 'Users', 'Search'] as const;

/** Somewhere to go, or something to do. */
export interface Target {
  /** Its own within its group. */
  id: string;
  group: (typeof GROUPS)[number];
  label: ReactNode;
  /** What else it may be found by, and is said beside it. */
  description?: string;
  icon: ReactNode;
  /** May end in a promise, whose failure is told. */
  run: () => unknown;
}

/** In the order of the groups. */
export function inGroups(targets: Target[]): { group: Target['group']; targets: Target[] }[] {
  return GROUPS.map((group) => ({ group, targets: targets.filter((target) => target.group === group) })).filter(
    (one) => one.targets.length > 0,
  );
}
