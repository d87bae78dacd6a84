import type { Schemas } from '~/api/client';
import { quantity } from '~/format/numbers';

/** How many units of work groups of user and unit of work are about: exact where all of them are listed. */
export function distinctUnits({ data, pagination }: Schemas['ActivityPage']): string {
  return quantity(pagination.total > data.length ? pagination.total : new Set(data.map((group) => group.uowId)).size);
}
