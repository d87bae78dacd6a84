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
  const named = {
    origin: colorsOnly(useBadges('origins')),
    action: colorsOnly(useBadges('actions')),
    resourceType: colorsOnly(useBadges('resource-types')),
  };
  return {
    ...named,
    color: (step) =>
      coloring === 'uow'
        ? fallbackColor(step.uowId)
        : (named[coloring](step[coloring]).bgColorHex ?? fallbackColor(step[coloring])),
  };
}

/** Without the titles, which badges would show on hover: here the whole step does. */
function colorsOnly(badges: (mnemonic: string) => BadgeColors): (mnemonic: string) => BadgeColors {
  return (mnemonic) => {
    const { icon, fontColorHex, bgColorHex } = badges(mnemonic);
    return { icon, fontColorHex, bgColorHex };
  };
}
