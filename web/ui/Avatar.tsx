import styles from './Avatar.module.css';
import { cx } from './cx.ts';
import { initials } from './initials.ts';

type Props = {
  name: string;
  size?: 20 | 24 | 32;
  /** The name stands beside it, or the control is named otherwise. */
  decorative?: boolean;
  className?: string;
};

/** A person on a grey disc; the full name shows on hover and is read out. */
export function Avatar({ name, size = 24, decorative = false, className }: Props) {
  const spoken = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span
      {...spoken}
      data-initials={initials(name, size === 32 ? 2 : 1)}
      className={cx(styles.avatar, className)}
      style={{ width: size, height: size }}
    />
  );
}

/** Avatar and name in one line. */
export function Person({ name, size = 20 }: Pick<Props, 'name' | 'size'>) {
  return (
    <span className={styles.person}>
      <Avatar name={name} size={size} decorative />
      <span className="ellipsis">{name}</span>
    </span>
  );
}
