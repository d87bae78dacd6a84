import type { Clock } from '~/api/filter';
import type { TimelineGroup } from '~/api/timeline';

/** What timelines are coloured by. */
export const GROUP_NAMES: Record<TimelineGroup, string> = { action: 'Action', resourceType: 'Type', origin: 'Origin' };

export const CLOCK_NAMES: Record<Clock, string> = { createdDate: 'Recorded', interactionTimestamp: 'Happened' };
