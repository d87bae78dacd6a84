import type { Interaction } from '~/api/interactions';
import { MnemonicBadge } from './MnemonicBadge';

/** The type of what an interaction was about. */
export function TypeBadge({ row }: { row: Interaction }) {
  return (
    <MnemonicBadge
      mnemonic={row.resourceTypeMnemonic}
      icon={row.resourceTypeIcon}
      fontColorHex={row.resourceTypeFontColorHex}
      bgColorHex={row.resourceTypeBgColorHex}
    />
  );
}

/** What was done. */
export function ActionBadge({ row }: { row: Interaction }) {
  return (
    <MnemonicBadge
      mnemonic={row.actionMnemonic}
      icon={row.actionIcon}
      fontColorHex={row.actionFontColorHex}
      bgColorHex={row.actionBgColorHex}
    />
  );
}

/** Where it came from. */
export function OriginBadge({ row }: { row: Interaction }) {
  return (
    <MnemonicBadge
      mnemonic={row.originMnemonic}
      icon={row.originIcon}
      fontColorHex={row.originFontColorHex}
      bgColorHex={row.originBgColorHex}
    />
  );
}
