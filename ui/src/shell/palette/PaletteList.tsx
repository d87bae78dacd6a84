import { useEffect, useRef } from 'react';
import type { Target } from './target';
import classes from './Palette.module.css';

interface Props {
  id: string;
  groups: { group: string; targets: Target[] }[];
  current: Target | undefined;
  domId: (target: Target) => string;
  onPoint: (target: Target) => void;
  onRun: (target: Target) => void;
}

/** The targets in their groups; the current one is kept in view. */
export function PaletteList({ id, groups, current, domId, onPoint, onRun }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const currentId = current && domId(current);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <div id={id} role="listbox" aria-label="Found" className={classes.list}>
      {groups.length === 0 && <p className={classes.nothing}>Nothing found</p>}
      {groups.map(({ group, targets }) => (
        <div key={group} role="group" aria-label={group} className={classes.group}>
          <div className={classes.groupName} aria-hidden>
            {group}
          </div>
          {targets.map((target) => {
            const isCurrent = domId(target) === currentId;
            return (
              <div
                key={target.id}
                ref={isCurrent ? row : null}
                id={domId(target)}
                role="option"
                aria-selected={isCurrent}
                className={classes.target}
                onMouseMove={isCurrent ? undefined : () => onPoint(target)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onRun(target)}
              >
                <span className={classes.icon}>{target.icon}</span>
                <span className={classes.label}>{target.label}</span>
                {target.description && <span className={classes.description}>{target.description}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
