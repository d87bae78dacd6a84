import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBraces, IconCopy, IconLink, IconTerminal, IconTerminal2 } from '@tabler/icons-react';
import { serverUrl } from '~/api/client';
import type { InteractionDetail } from '~/api/interaction';
import { command, curl, link } from './copies';

/** Takes an interaction elsewhere: as an address, a command, or its whole text. */
export function CopyMenu({ detail: { row, text } }: { detail: InteractionDetail }) {
  const id = row.interactionId;
  const ways = [
    { name: 'Link', Icon: IconLink, text: link(serverUrl, id) },
    { name: 'curl', Icon: IconTerminal, text: curl(serverUrl, id) },
    { name: 'Command line', Icon: IconTerminal2, text: command(row) },
    { name: 'JSON', Icon: IconBraces, text },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconCopy size={14} />}>
          Copy as
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map((way) => (
          <Menu.Item key={way.name} leftSection={<way.Icon size={15} />} onClick={() => void copy(way.name, way.text)}>
            {way.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

async function copy(name: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notifications.show({ message: `Copied: ${name}`, autoClose: 2000 });
  } catch {
    notifications.show({
      color: 'red',
      title: 'Not copied',
      message: 'The browser allows copying on https pages only, and with your leave.',
    });
  }
}
