import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './IconButton.module.css';
import type { Icon } from './icons.tsx';

type Props = Omit<ComponentProps<'button'>, 'children'> & {
  icon: Icon;
  /** Names the button for those who do not see the icon, and on hover. */
  label: string;
  small?: boolean;
};

export function IconButton({ icon: Drawn, label, small, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(styles.button, small && styles.small, className)}
    >
      <Drawn size={small ? 16 : 18} />
    </button>
  );
}
