import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { PLACES } from '../places';

export function openCommandPalette(): void {
  spotlight.open();
}

/** Goes anywhere by name (⌘K). */
export function CommandPalette() {
  const navigate = useNavigate();
  return (
    <Spotlight
      shortcut="mod + K"
      highlightQuery
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: 'Go to…' }}
      nothingFound="Nothing found"
      actions={PLACES.map(({ label, description, Icon, link }) => ({
        id: label,
        label,
        description,
        leftSection: <Icon size={18} stroke={1.6} />,
        onClick: () => void navigate(link),
      }))}
    />
  );
}
