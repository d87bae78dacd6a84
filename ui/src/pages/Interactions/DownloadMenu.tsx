import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconDownload, IconFileTypeCsv, IconJson, IconLink, IconTerminal2 } from '@tabler/icons-react';
import { exportUrl, listCommand } from '~/api/export';
import type { LogFilter } from '~/api/filter';
import { Hint } from '~/components/Hint/Hint';

interface Props {
  filter: LogFilter;
  page: number;
  limit: number;
}

/** Takes what matches along: as a file, as a link, as a command. */
export function DownloadMenu({ filter, page, limit }: Props) {
  const link = useClipboard();
  const command = useClipboard();
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Hint label="Download and copy">
          <ActionIcon variant="default" size={30} aria-label="Download and copy">
            <IconDownload size={16} stroke={1.7} />
          </ActionIcon>
        </Hint>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Everything that matches</Menu.Label>
        <Menu.Item component="a" href={exportUrl(filter, 'csv')} download leftSection={<IconFileTypeCsv size={16} />}>
          Download as CSV
        </Menu.Item>
        <Menu.Item component="a" href={exportUrl(filter, 'ndjson')} download leftSection={<IconJson size={16} />}>
          Download as NDJSON
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={link.copied ? <IconCheck size={16} /> : <IconLink size={16} />}
          onClick={() => link.copy(window.location.href)}
        >
          {link.copied ? 'Copied' : 'Copy link to this view'}
        </Menu.Item>
        <Menu.Item
          closeMenuOnClick={false}
          leftSection={command.copied ? <IconCheck size={16} /> : <IconTerminal2 size={16} />}
          onClick={() => command.copy(listCommand(filter, page, limit))}
        >
          {command.copied ? 'Copied' : 'Copy as curl'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
