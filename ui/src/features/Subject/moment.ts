import type { Interaction } from '~/api/interactions';
import type { Clock } from './view';

/** When an interaction was recorded or, by its own clock where it has one, happened. */
export function momentOf(row: Interaction, clock: Clock): string {
  return clock === 'createdDate' ? row.createdDate : (row.interactionTimestamp ?? row.createdDate);
}
