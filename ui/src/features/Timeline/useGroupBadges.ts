import { useBadges, type BadgeColors, type CatalogKind } from '~/api/catalog';
import type { TimelineGroup } from '~/api/timeline';

const KINDS: Record<TimelineGroup, CatalogKind> = {
  action: 'actions',
  resourceType: 'resource-types',
  origin: 'origins',
};

/** The colours of what a timeline is grouped by. */
export function useGroupBadges(groupBy: TimelineGroup): (mnemonic: string) => BadgeColors {
  return useBadges(KINDS[groupBy]);
}
