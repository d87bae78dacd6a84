import type { LiveRow } from '~/api/stream';
import { MnemonicBadge } from '~/components/MnemonicBadge';

type Of = 'action' | 'resourceType' | 'origin';

/** A row's own badge of one kind. */
export function RowBadge({ row, of }: { row: LiveRow; of: Of }) {
  return (
    <MnemonicBadge
      mnemonic={row[`${of}Mnemonic`]}
      icon={row[`${of}Icon`]}
      fontColorHex={row[`${of}FontColorHex`]}
      bgColorHex={row[`${of}BgColorHex`]}
    />
  );
}
