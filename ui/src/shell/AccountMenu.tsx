import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconBook, IconLogout, IconMoon, IconSelector, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { serverUrl } from '~/api/client';
import { sessionQuery } from '~/api/session';
import { useSignOut } from './useSignOut';
import classes from './AccountMenu.module.css';

/** Who is signed in, for which tenant; light or dark; the way out. */
export function AccountMenu() {
  const { data: session } = useQuery(sessionQuery);
  const signOut = useSignOut();
  const scheme = useComputedColorScheme();
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label="Account and settings">
          <span className={classes.initial} aria-hidden>
            {(session?.tenant ?? '?').slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.names}>
            <span className={classes.tenant}>{session?.tenant}</span>
            <span className={classes.key}>{session?.label}</span>
          </span>
          <IconSelector size={15} stroke={1.7} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={other === 'dark' ? <IconMoon size={15} /> : <IconSun size={15} />}
          onClick={() => setColorScheme(other)}
        >
          {other === 'dark' ? 'Dark theme' : 'Light theme'}
        </Menu.Item>
        <Menu.Item component="a" href={`${serverUrl}/docs/`} leftSection={<IconBook size={15} />}>
          API reference
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
