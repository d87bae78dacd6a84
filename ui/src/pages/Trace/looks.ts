import { useBadges, type BadgeColors } from '~/api/catalog';
import type { TraceStep } from '~/api/traces';
import { fallbackColor } from '~/format/colors';
import type { Coloring } from './url';

/** How mnemonics are shown, and what colour a step has. */
export interface Looks {
  origin: (mnemonic: string) => BadgeColors;
  action: (mnemonic: string) => BadgeColors;
  resourceType: (mnemonic: string) => BadgeColors;
  color: (step: TraceStep) => string;
}

export function useLooks(coloring: Coloring): Looks {
  const origin = useBadges('origins');
  const action = useBadges('actions');
  const resourceType = useBadges('resource-types');
  const named = { origin, action, resourceType };
  return {
    ...named,
    color: (step) =>
      coloring === 'uow'
        ? fallbackColor(step.uowId)
        : (named[coloring](step[coloring]).bgColorHex ?? fallbackColor(step[coloring])),
  };
}
