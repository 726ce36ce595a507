import { cx } from '../../ui/cx.ts';
import styles from './SearchPalette.module.css';
import type { PaletteGroup, PaletteItem } from './types.ts';
import { useScrollIntoView } from './useScrollIntoView.ts';

type Props = {
  id: string;
  groups: PaletteGroup[];
  current: string | undefined;
  optionId: (key: string) => string;
  onChoose: (item: PaletteItem) => void;
  onPoint: (key: string) => void;
};

/** The grouped list; the focus stays in the input, the current option is announced through it. */
export function PaletteResults({ id, groups, current, optionId, onChoose, onPoint }: Props) {
  useScrollIntoView(current && optionId(current));
  return (
    <div id={id} role="listbox" tabIndex={-1} className={styles.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, which no form element is
        <div key={group.key} role="group" aria-label={group.title}>
          <p className={styles.group} aria-hidden="true">
            {group.title}
          </p>
          {group.items.map((item) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the combobox holds the focus (aria-activedescendant)
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys
            <div
              key={item.key}
              id={optionId(item.key)}
              role="option"
              aria-selected={item.key === current}
              className={cx(styles.option, item.key === current && styles.current)}
              onClick={() => onChoose(item)}
              onMouseMove={() => item.key !== current && onPoint(item.key)}
            >
              <item.icon />
              <span className={cx(styles.title, 'ellipsis')}>{item.title}</span>
              {item.subtitle && <span className={cx(styles.subtitle, 'ellipsis')}>{item.subtitle}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
