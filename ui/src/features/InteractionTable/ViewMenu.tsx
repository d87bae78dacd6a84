import { ActionIcon, Menu } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Hint } from '~/components/Hint/Hint';
import { usePreferences } from '~/preferences/preferences';
import { COLUMNS, type ColumnKey } from './columns';

/** How the table looks on this machine: density, columns, single keys. */
export function ViewMenu({ without }: { without: readonly ColumnKey[] }) {
  const [{ density, hiddenColumns, singleKeys }, prefer] = usePreferences();
  const toggle = (key: ColumnKey) =>
    prefer({
      hiddenColumns: hiddenColumns.includes(key) ? hiddenColumns.filter((k) => k !== key) : [...hiddenColumns, key],
    });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Hint label="Columns and density">
          <ActionIcon variant="default" size={30} aria-label="Columns and density">
            <IconAdjustmentsHorizontal size={16} stroke={1.7} />
          </ActionIcon>
        </Hint>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Columns</Menu.Label>
        {COLUMNS.filter((column) => !column.isFixed && !without.includes(column.key)).map(({ key, label }) => (
          <Check key={key} label={label} isOn={!hiddenColumns.includes(key)} onClick={() => toggle(key)} />
        ))}
        <Menu.Divider />
        <Check
          label="Compact rows"
          isOn={density === 'compact'}
          onClick={() => prefer({ density: density === 'compact' ? 'comfortable' : 'compact' })}
        />
        <Check label="Single keys: j, k, /" isOn={singleKeys} onClick={() => prefer({ singleKeys: !singleKeys })} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Check({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) {
  return (
    <Menu.CheckboxItem checked={isOn} onChange={onClick}>
      {label}
    </Menu.CheckboxItem>
  );
}
