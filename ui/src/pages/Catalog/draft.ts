import type { CatalogEntry, CatalogFields } from '~/api/catalog';
import { fallbackColor, readableOn } from '~/format/colors';

/** An entry while it is being written: every field a text, empty for none. */
export type Draft = { [name in keyof CatalogFields]: string };

/** An entry's fields as texts; with none, those of a new one. */
export function draftOf(entry: CatalogFields | undefined): Draft {
  return {
    title: entry?.title ?? '',
    mnemonic: entry?.mnemonic ?? '',
    description: entry?.description ?? '',
    icon: entry?.icon ?? '',
    fontColorHex: entry?.fontColorHex ?? '',
    bgColorHex: entry?.bgColorHex ?? '',
  };
}

/** As the API takes them: without space around, and null for what is empty. */
export function fieldsOf(draft: Draft): CatalogFields {
  const optional = (text: string) => text.trim() || null;
  return {
    title: draft.title.trim(),
    mnemonic: draft.mnemonic.trim(),
    description: optional(draft.description),
    icon: optional(draft.icon),
    fontColorHex: optional(draft.fontColorHex),
    bgColorHex: optional(draft.bgColorHex),
  };
}

/** Only the fields that differ, so that what somebody else changes meanwhile stays. */
export function changesOf(entry: CatalogFields, fields: CatalogFields): Partial<CatalogFields> {
  const all = Object.entries(fields) as [keyof CatalogFields, string | null][];
  return Object.fromEntries(all.filter(([name, value]) => entry[name] !== value));
}

/** The colours that a badge will have, chosen or not. */
export function colorsOf(draft: Draft): { font: string; background: string } {
  const background = draft.bgColorHex.trim() || fallbackColor(draft.mnemonic);
  return { font: draft.fontColorHex.trim() || readableOn(background), background };
}

/** "Purchase order (B2B)" → "PURCHASE_ORDER_B2B"; accents are dropped, other alphabets leave nothing. */
export function mnemonicFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9.-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase()
    .slice(0, 64);
}

/** The entries that have all the words somewhere. */
export function matching(entries: CatalogEntry[], text: string): CatalogEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const all = `${entry.mnemonic} ${entry.title} ${entry.description ?? ''} ${entry.icon ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
