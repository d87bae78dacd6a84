import type { BadgeColors } from '~/api/catalog';
import { fallbackColor } from '~/format/colors';
import { REST } from './stack';

/** A group's colour: its badge's, and for what has none that of the house. */
export function colorOf(group: string, badges: (mnemonic: string) => BadgeColors): string {
  if (group === 'all') {
    return 'var(--accent)';
  }
  return group === REST ? 'var(--text-faint)' : (badges(group).bgColorHex ?? fallbackColor(group));
}
