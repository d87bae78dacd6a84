import { ActionIcon, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMoodSmile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EMOJI } from './emoji';
import classes from './EmojiField.module.css';

interface Props {
  value: string;
  error: ReactNode;
  onChange: (value: string) => void;
}

/** The badge's icon: any short text, or a click on an emoji that fits. */
export function EmojiField({ value, error, onChange }: Props) {
  const [isOpen, { close, toggle }] = useDisclosure();
  return (
    <TextInput
      label="Icon"
      description="An emoji, or any other short text"
      value={value}
      error={error}
      maxLength={64}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        <Popover opened={isOpen} onChange={close} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" aria-label="Choose an emoji" onClick={toggle}>
              <IconMoodSmile size={18} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className={classes.grid ?? ''} aria-label="Emoji">
            {EMOJI.map(([emoji, name]) => (
              <UnstyledButton
                key={emoji}
                className={classes.emoji ?? ''}
                aria-label={name}
                title={name}
                onClick={() => {
                  onChange(emoji);
                  close();
                }}
              >
                {emoji}
              </UnstyledButton>
            ))}
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
