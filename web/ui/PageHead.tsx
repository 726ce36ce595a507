import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './PageHead.module.css';

type Tab<Key extends string> = { key: Key; label: string };

type Props<Key extends string> = {
  title: string;
  /** Views of the page. */
  tabs?: readonly Tab<Key>[];
  tab?: Key;
  onTab?: (key: Key) => void;
  /** Controls at the end. */
  children?: ReactNode;
};

/** Title, views and actions of a page in one line of 52 px. */
export function PageHead<Key extends string>({ title, tabs, tab, onTab, children }: Props<Key>) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <title>{`${title} · ${t('shell.appName')}`}</title>
      <h1>{title}</h1>
      {tabs && (
        <nav className={styles.tabs} aria-label={title}>
          {tabs.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className={cx(styles.tab, key === tab && styles.on)}
              aria-current={key === tab ? 'page' : undefined}
              onClick={() => onTab?.(key)}
            >
              {label}
            </button>
          ))}
        </nav>
      )}
      <div className="grow" />
      {children}
    </header>
  );
}
