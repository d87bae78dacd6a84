import { Kbd, UnstyledButton } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { AccountMenu } from './AccountMenu';
import { Logo } from './Logo';
import { openCommandPalette } from './palette/CommandPalette';
import { PLACES, type Place } from './places';
import classes from './Navigation.module.css';

/** The column at the left. */
export function Navigation() {
  const matches = useMatchRoute();
  const isHere = (to: Place['link']['to']) => (matches({ to, fuzzy: to !== '/' }) === false ? undefined : true);
  const isApple = ['macos', 'ios'].includes(useOs());
  return (
    <nav className={classes.nav} aria-label="Pages">
      <Link to="/" className={classes.brand}>
        <Logo size={26} />
        Provenance
      </Link>
      <UnstyledButton className={classes.search} onClick={openCommandPalette} aria-label="Search everything">
        <IconSearch size={15} stroke={1.8} />
        <span className={classes.searchText}>Search</span>
        <Kbd size="xs">{isApple ? '⌘' : 'Ctrl'} K</Kbd>
      </UnstyledButton>
      <ul className={classes.places}>
        {PLACES.map(({ label, Icon, link }) => (
          <li key={label}>
            <Link
              {...link}
              className={classes.place}
              data-here={isHere(link.to)}
              aria-current={isHere(link.to) ? 'page' : undefined}
            >
              <Icon size={17} stroke={1.7} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <AccountMenu />
    </nav>
  );
}
