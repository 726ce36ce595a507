import { Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { cx } from './cx.ts';
import styles from './FilterChip.module.css';
import { ChevronDownIcon } from './icons.tsx';
import { useFocusBack } from './useFocusBack.ts';

type Props = {
  label: string;
  /** What is chosen, in words. */
  value: ReactNode;
  /** Marks a choice that changes the meaning of the whole page, as a past date does. */
  marked?: boolean;
  /** The choices; `close` folds the popover. */
  children: (close: () => void) => ReactNode;
};

/** `漏斗 设备直销 ⌄`: what is filtered by, and on click the choices. */
export function FilterChip({ label, value, marked, children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useFocusBack<HTMLButtonElement>(open);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={children(() => setOpen(false))}
    >
      <button
        ref={button}
        type="button"
        className={cx(styles.chip, marked && styles.marked)}
        aria-expanded={open}
        aria-haspopup="dialog"
      >
        <span className={styles.label}>{label}</span>
        <span className={cx(styles.value, 'ellipsis')}>{value}</span>
        <ChevronDownIcon size={14} />
      </button>
    </Popover>
  );
}

/** A line of filter chips. */
export function FilterBar({ children }: { children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}

type Choice<Key extends string> = { key: Key; label: string; hint?: string };

type ChoiceListProps<Key extends string> = {
  choices: readonly Choice<Key>[];
  value: Key | undefined;
  onChoose: (key: Key) => void;
};

/** Choices of a chip: one of a list. */
export function ChoiceList<Key extends string>({ choices, value, onChoose }: ChoiceListProps<Key>) {
  return (
    <ul className={styles.choices}>
      {choices.map(({ key, label, hint }) => (
        <li key={key}>
          <button
            type="button"
            className={cx(styles.choice, key === value && styles.chosen)}
            aria-pressed={key === value}
            onClick={() => onChoose(key)}
          >
            <span className="ellipsis">{label}</span>
            {hint && <span className={styles.hint}>{hint}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
