import { ActionIcon } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { Hint } from '~/components/Hint/Hint';
import classes from './GraphView.module.css';

const LOOK = { position: 'left' } as const;

interface Props {
  isWhole: boolean;
  onCloser: () => void;
  onFurther: () => void;
  onFit: () => void;
}

export function GraphButtons({ isWhole, onCloser, onFurther, onFit }: Props) {
  const buttons = [
    { name: 'Closer (+)', Icon: IconPlus, onClick: onCloser, isDisabled: false },
    { name: 'Further away (−)', Icon: IconMinus, onClick: onFurther, isDisabled: false },
    { name: 'Fit (0)', Icon: IconFocusCentered, onClick: onFit, isDisabled: isWhole },
  ];
  return (
    <div className={classes.buttons}>
      {buttons.map(({ name, Icon, onClick, isDisabled }) => (
        <Hint key={name} label={name} look={LOOK}>
          <ActionIcon variant="default" size="md" aria-label={name} onClick={onClick} disabled={isDisabled}>
            <Icon size={15} stroke={1.8} />
          </ActionIcon>
        </Hint>
      ))}
    </div>
  );
}
