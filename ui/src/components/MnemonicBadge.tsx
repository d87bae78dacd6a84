import { fallbackColor, readableOn } from '~/format/colors';
import { Hint } from './Hint/Hint';
import classes from './MnemonicBadge.module.css';

interface Props {
  mnemonic: string;
  icon?: string | null;
  fontColorHex?: string | null;
  bgColorHex?: string | null;
  /** Shown on hover, where it says more than the mnemonic. */
  title?: string;
}

/** A type, action or origin, in its own colours. */
export function MnemonicBadge({ mnemonic, icon, fontColorHex, bgColorHex, title }: Props) {
  const background = bgColorHex ?? fallbackColor(mnemonic);
  const style = { '--badge-bg': background, '--badge-font': fontColorHex ?? readableOn(background) };
  const badge = (
    <span className={classes.badge} style={style as React.CSSProperties}>
      {icon && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <bdi className={classes.text}>{mnemonic}</bdi>
    </span>
  );
  return title && title !== mnemonic ? <Hint label={title}>{badge}</Hint> : badge;
}
