import type { Interaction } from '~/api/interactions';

/** A unit of work, and the interaction it was found by. */
export interface AlikeUnit {
  uowId: string;
  resourceId: string;
  date: string;
}

const MOST = 6;

/** The other units of work in a list of interactions, each once, in the list's order. */
export function alike(interactions: Interaction[], self: string): AlikeUnit[] {
  const units = new Map<string, AlikeUnit>();
  for (const { uowId, resourceId, interactionTimestamp, createdDate } of interactions) {
    if (uowId.toLowerCase() !== self.toLowerCase() && !units.has(uowId)) {
      units.set(uowId, { uowId, resourceId, date: interactionTimestamp ?? createdDate });
    }
  }
  return [...units.values()].slice(0, MOST);
}
