import type { CatalogKind } from '~/api/catalog';
import type { LogFilter } from '~/api/filter';

/** One of the three catalogs, in words. */
export interface KindInWords {
  kind: CatalogKind;
  /** The tab's name. */
  title: string;
  /** One entry, within a sentence. */
  noun: string;
  /** What it says of an interaction. */
  meaning: string;
  /** Looks like an entry of this kind. */
  example: { title: string; mnemonic: string };
  filter: (mnemonic: string) => Pick<LogFilter, 'resourceType' | 'action' | 'origin'>;
}

export const KINDS: KindInWords[] = [
  {
    kind: 'resource-types',
    title: 'Resource types',
    noun: 'resource type',
    meaning: 'What kind of thing something happened to',
    example: { title: 'Purchase order', mnemonic: 'ORDER' },
    filter: (mnemonic) => ({ resourceType: [mnemonic] }),
  },
  {
    kind: 'actions',
    title: 'Actions',
    noun: 'action',
    meaning: 'What was done to it',
    example: { title: 'Refunded', mnemonic: 'REFUND' },
    filter: (mnemonic) => ({ action: [mnemonic] }),
  },
  {
    kind: 'origins',
    title: 'Origins',
    noun: 'origin',
    meaning: 'Which program recorded it',
    example: { title: 'Payment service', mnemonic: 'PAYMENT_SVC' },
    filter: (mnemonic) => ({ origin: [mnemonic] }),
  },
];

export function kindInWords(name: string): KindInWords | undefined {
  return KINDS.find(({ kind }) => kind === name);
}
