import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBook, IconLink, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { serverUrl } from '~/api/client';
import { PLACES } from '../places';
import { useSignOut } from '../useSignOut';
import { isFoundIn } from './meaning';
import type { Target } from './target';

const ICON = { size: 17, stroke: 1.6 };

/** Pages and actions whose name fits. */
export function useFixedTargets(query: string): Target[] {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme() === 'dark';
  const pages = PLACES.map(({ label, description, Icon, link }): Target & { label: string } => ({
    id: label,
    group: 'Pages',
    label,
    description,
    icon: <Icon {...ICON} />,
    run: () => navigate(link),
  }));
  const actions: (Target & { label: string })[] = [
    {
      id: 'theme',
      group: 'Actions',
      label: isDark ? 'Light theme' : 'Dark theme',
      icon: isDark ? <IconSun {...ICON} /> : <IconMoon {...ICON} />,
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    {
      id: 'link',
      group: 'Actions',
      label: 'Copy link',
      description: 'To this page, as it is now',
      icon: <IconLink {...ICON} />,
      run: copyLink,
    },
    {
      id: 'reference',
      group: 'Actions',
      label: 'API reference',
      icon: <IconBook {...ICON} />,
      run: () => window.location.assign(`${serverUrl}/docs/`),
    },
    { id: 'leave', group: 'Actions', label: 'Sign out', icon: <IconLogout {...ICON} />, run: signOut },
  ];
  return [...pages, ...actions].filter(({ label, description }) => isFoundIn(`${label} ${description ?? ''}`, query));
}

async function copyLink(): Promise<void> {
  await navigator.clipboard.writeText(window.location.href);
  notifications.show({ message: 'The link is copied.' });
}
