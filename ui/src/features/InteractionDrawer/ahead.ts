import type { Ahead } from '~/api/ahead';
import { interactionQuery } from '~/api/interaction';
import { view } from './view';

/** For a page whose address names an interaction: both it and what shows it. */
export function askForOpen({ ask }: Ahead, id: string | undefined): void {
  if (id !== undefined) {
    view().catch(() => undefined);
    ask(interactionQuery(id));
  }
}
