import { queryOptions, useQuery } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** The three catalogs, by the last part of their address. */
export type CatalogKind = 'resource-types' | 'actions' | 'origins';

/** What the entries of all three have in common. */
export interface CatalogEntry extends BadgeColors {
  id: string;
  title: string;
  mnemonic: string;
  description: string | null;
  isSystem: boolean;
  createdDate: string;
  modifiedDate: string;
}

/** How a mnemonic is shown; whatever is null is chosen by the page. */
export interface BadgeColors {
  icon: string | null;
  fontColorHex: string | null;
  bgColorHex: string | null;
}

type Wire = Schemas['ResourceType'] | Schemas['Action'] | Schemas['Origin'];

/** By mnemonic; those that the server itself records with come last. */
export const catalogQuery = (kind: CatalogKind) =>
  queryOptions({
    queryKey: ['catalog', kind],
    queryFn: async ({ signal }): Promise<CatalogEntry[]> => {
      const list: Wire[] | { data: Wire[] } = await body(client.GET(`/api/${kind}`, { signal }));
      const entries = (Array.isArray(list) ? list : list.data).map(entry);
      return entries.sort((a, b) => Number(a.isSystem) - Number(b.isSystem));
    },
    staleTime: 60_000,
  });

/** Looks up how a mnemonic is shown; entries that nobody knows (archived ones) have no colours. */
export function useBadges(kind: CatalogKind): (mnemonic: string) => BadgeColors {
  const { data } = useQuery(catalogQuery(kind));
  const known = new Map(data?.map((e) => [e.mnemonic.toLowerCase(), e]));
  return (mnemonic) => known.get(mnemonic.toLowerCase()) ?? PLAIN;
}

/** What a person can say of an entry; empty optional ones are null. */
export type CatalogFields = Pick<
  CatalogEntry,
  'title' | 'mnemonic' | 'description' | 'icon' | 'fontColorHex' | 'bgColorHex'
>;

export async function createEntry(kind: CatalogKind, fields: CatalogFields): Promise<CatalogEntry> {
  return entry(await body<Wire>(client.POST(`/api/${kind}`, { body: fields })));
}

/** Members left out stay as they are. */
export async function changeEntry(
  kind: CatalogKind,
  id: string,
  change: Partial<CatalogFields>,
): Promise<CatalogEntry> {
  return entry(await body<Wire>(client.PUT(`/api/${kind}/{id}`, { params: { path: { id } }, body: change })));
}

export async function archiveEntry(kind: CatalogKind, id: string): Promise<void> {
  await client.DELETE(`/api/${kind}/{id}`, { params: { path: { id } } });
}

const PLAIN: BadgeColors = { icon: null, fontColorHex: null, bgColorHex: null };

function entry(wire: Wire): CatalogEntry {
  const id = 'actionId' in wire ? wire.actionId : 'originId' in wire ? wire.originId : wire.resourceTypeId;
  return {
    ...wire,
    id,
    icon: wire.icon ?? null,
    fontColorHex: wire.fontColorHex ?? null,
    bgColorHex: wire.bgColorHex ?? null,
  };
}
