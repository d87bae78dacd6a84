import { ActionIcon } from '@mantine/core';
import { IconArrowsHorizontal, IconFold, IconFoldDown, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Hint } from '~/components/Hint/Hint';
import classes from './WaterfallView.module.css';

interface Props {
  isWhole: boolean;
  onCloser: () => void;
  onFurther: () => void;
  onWhole: () => void;
  allCollapsed: boolean;
  onCollapseAll: () => void;
}

export function ZoomButtons({ isWhole, onCloser, onFurther, onWhole, allCollapsed, onCollapseAll }: Props) {
  return (
    <div className={classes.buttons}>
      <Action name="Closer (+)" onClick={onCloser}>
        <IconZoomIn size={16} stroke={1.7} />
      </Action>
      <Action name="Further away (−)" onClick={onFurther} isDisabled={isWhole}>
        <IconZoomOut size={16} stroke={1.7} />
      </Action>
      <Action name="The whole time (0)" onClick={onWhole} isDisabled={isWhole}>
        <IconArrowsHorizontal size={16} stroke={1.7} />
      </Action>
      <Action name={allCollapsed ? 'Expand all' : 'Collapse all'} onClick={onCollapseAll}>
        {allCollapsed ? <IconFoldDown size={16} stroke={1.7} /> : <IconFold size={16} stroke={1.7} />}
      </Action>
    </div>
  );
}

interface ActionProps {
  name: string;
  onClick: () => void;
  isDisabled?: boolean;
  children: ReactNode;
}

function Action({ name, onClick, isDisabled = false, children }: ActionProps) {
  return (
    <Hint label={name}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={name} onClick={onClick} disabled={isDisabled}>
        {children}
      </ActionIcon>
    </Hint>
  );
}
