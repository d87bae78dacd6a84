import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { catalogQuery, type CatalogKind } from '~/api/catalog';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { isFoundIn } from './meaning';
import type { Target } from './target';
import { IconTag } from '@tabler/icons-react';

const KINDS = [
  { kind: 'resource-types', parameter: 'resourceType', name: 'type' },
  { kind: 'actions', parameter: 'action', name: 'action' },
  { kind: 'origins', parameter: 'origin', name: 'origin' },
] as const satisfies { kind: CatalogKind; parameter: string; name: string }[];
const MOST = 5;

/** Types, actions and origins whose mnemonic or title fits. */
export function useCatalogTargets(query: string): Target[] {
  const navigate = useNavigate();
  const types = useQuery(catalogQuery('resource-types'));
  const actions = useQuery(catalogQuery('actions'));
  const origins = useQuery(catalogQuery('origins'));
  if (query.trim() === '') {
    return [];
  }
  const entries = { 'resource-types': types.data, actions: actions.data, origins: origins.data };
  return KINDS.flatMap(({ kind, parameter, name }) =>
    (entries[kind] ?? [])
      .filter((entry) => isFoundIn(`${entry.mnemonic} ${entry.title}`, query))
      .slice(0, MOST)
      .map((entry): Target => ({
        id: `${kind} ${entry.id}`,
        group: 'Catalog',
        label: <MnemonicBadge {...entry} title={entry.mnemonic} />,
        description: `Interactions with this ${name}`,
        icon: <IconTag size={17} stroke={1.6} />,
        run: () => navigate({ to: '/interactions', search: { [parameter]: [entry.mnemonic] } }),
      })),
  );
}
