import { useDebouncedValue } from '@mantine/hooks';
import { IconBox, IconFileText, IconGitBranch, IconListSearch, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { interactionNumbered, newestOf } from '~/api/lookUps';
import { suggestQuery, type SuggestField } from '~/api/suggest';
import { quantity } from '~/format/numbers';
import { meaningOf } from './meaning';
import type { Target } from './target';

const ICON = { size: 17, stroke: 1.6 };
const PATIENCE_MS = 140;
const LONGEST = 512;
const MOST = 6;

/** What the log has under a name or a number. */
export function useFoundTargets(query: string): { targets: Target[]; isSearching: boolean } {
  const navigate = useNavigate();
  const text = query.trim();
  const resources = useSuggestions('resourceId', text);
  const users = useSuggestions('userId', text);
  return {
    isSearching: resources.isSearching || users.isSearching,
    targets: [
      ...useMeant(text),
      ...resources.values.map((value): Target => ({
        id: value,
        group: 'Resources',
        label: <bdi>{value}</bdi>,
        icon: <IconBox {...ICON} />,
        run: async () => {
          const newest = await newestOf(value);
          await (newest
            ? navigate({ to: '/resources/$type/$id', params: { type: newest.resourceTypeMnemonic, id: value } })
            : navigate({ to: '/interactions', search: { resourceId: [value] } }));
        },
      })),
      ...users.values.map((value): Target => ({
        id: value,
        group: 'Users',
        label: <bdi>{value}</bdi>,
        icon: <IconUser {...ICON} />,
        run: () => navigate({ to: '/users/$id', params: { id: value } }),
      })),
    ],
  };
}

/** What a text stands for by its form, and the way to look for it as a name. */
function useMeant(text: string): Target[] {
  const navigate = useNavigate();
  const { uuid, number } = meaningOf(text);
  const targets: Target[] = [];
  if (uuid !== undefined) {
    targets.push({
      id: 'trace',
      group: 'Open',
      label: 'Open unit of work',
      description: uuid,
      icon: <IconGitBranch {...ICON} />,
      run: () => navigate({ to: '/traces/$id', params: { id: uuid } }),
    });
    targets.push({
      id: 'interaction',
      group: 'Open',
      label: 'Open interaction',
      description: uuid,
      icon: <IconFileText {...ICON} />,
      run: () => navigate({ to: '/interactions', search: { open: uuid } }),
    });
  }
  if (number !== undefined) {
    targets.push({
      id: 'number',
      group: 'Open',
      label: `Open interaction #${quantity(number)}`,
      icon: <IconFileText {...ICON} />,
      run: async () => {
        const found = await interactionNumbered(number);
        if (!found) {
          throw new Error(`There is no interaction #${quantity(number)} yet.`);
        }
        await navigate({ to: '/interactions', search: { open: found.interactionId } });
      },
    });
  }
  if (text !== '') {
    targets.push({
      id: 'search',
      group: 'Search',
      label: (
        <>
          Search interactions of resource “<bdi>{text}</bdi>”
        </>
      ),
      icon: <IconListSearch {...ICON} />,
      run: () => navigate({ to: '/interactions', search: { resourceId: [text] } }),
    });
  }
  return targets;
}

function useSuggestions(field: SuggestField, text: string): { values: string[]; isSearching: boolean } {
  const [prefix] = useDebouncedValue(text, PATIENCE_MS);
  const isAsked = prefix !== '' && prefix.length <= LONGEST;
  const { data = [], isFetching } = useQuery({ ...suggestQuery(field, prefix), enabled: isAsked });
  const fitting = data.filter((value) => value.toLowerCase().startsWith(text.toLowerCase()));
  return { values: text === '' ? [] : fitting.slice(0, MOST), isSearching: isFetching || prefix !== text };
}
