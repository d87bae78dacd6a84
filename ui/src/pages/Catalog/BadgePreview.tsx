import { MnemonicBadge } from '~/components/MnemonicBadge';
import type { Draft } from './draft';
import classes from './BadgePreview.module.css';

/** The badge as it will be seen in either theme. */
export function BadgePreview({ draft, example }: { draft: Draft; example: string }) {
  return (
    <figure className={classes.preview}>
      <figcaption className={classes.caption}>Preview</figcaption>
      <div className={classes.panes}>
        {(['light', 'dark'] as const).map((scheme) => (
          <div key={scheme} className={classes.pane} data-scheme={scheme}>
            <MnemonicBadge
              mnemonic={draft.mnemonic.trim() || example}
              icon={draft.icon.trim()}
              bgColorHex={draft.bgColorHex.trim() || null}
              fontColorHex={draft.fontColorHex.trim() || null}
            />
            <span className={classes.scheme}>{scheme === 'light' ? 'Light' : 'Dark'}</span>
          </div>
        ))}
      </div>
    </figure>
  );
}
