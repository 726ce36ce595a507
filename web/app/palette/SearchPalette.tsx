import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchIcon } from '../../ui/icons.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Empty, ErrorState } from '../../ui/states.tsx';
import { PaletteResults } from './PaletteResults.tsx';
import styles from './SearchPalette.module.css';
import type { PaletteItem } from './types.ts';
import { usePaletteGroups } from './usePaletteGroups.tsx';

/** ⌘K: finds records, pages and actions; all of it by keyboard. */
export function SearchPalette({ typed = '', onClose }: { typed?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(typed);
  const [at, setAt] = useState(0);
  const { groups, waiting, error } = usePaletteGroups(query);
  const items = groups.flatMap((group) => group.items);
  const current = items[Math.min(at, items.length - 1)];
  const listId = useId();
  const dialog = useModalDialog();

  function choose(item: PaletteItem): void {
    onClose();
    item.run();
  }

  function step(event: KeyboardEvent): void {
    // While an input method composes, its keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && current) choose(current);
    // A search field would take the first Escape to empty itself.
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') setAt((at - 1 + items.length) % Math.max(1, items.length));
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the palette closes it; the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t('search.label')}
      // A close that was followed by a new opening is none: React runs effects twice while developing.
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.box}>
        <div className={styles.field}>
          <SearchIcon size={18} />
          <input
            type="search"
            role="combobox"
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={current && optionId(listId, current.key)}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={step}
          />
        </div>
        <div className={styles.results} aria-busy={waiting}>
          <PaletteResults
            id={listId}
            groups={groups}
            current={current?.key}
            optionId={(key) => optionId(listId, key)}
            onChoose={choose}
            onPoint={(key) => setAt(items.findIndex((item) => item.key === key))}
          />
          {error !== null && query.trim() !== '' && <ErrorState error={error} title={t('search.failed')} />}
          {error === null && items.length === 0 && !waiting && (
            <Empty
              icon={SearchIcon}
              title={t('search.noResult', { query: query.trim() })}
              hint={t('search.noResultHint')}
            />
          )}
        </div>
        <div className={styles.keys}>
          <Kbd>↑↓</Kbd> {t('search.keysMove')} <Kbd>↵</Kbd> {t('search.keysOpen')} <Kbd>Esc</Kbd>{' '}
          {t('search.keysClose')}
          <span className="visually-hidden" role="status">
            {!waiting && query.trim() !== '' && t('search.results', { count: items.length })}
          </span>
        </div>
      </div>
    </dialog>
  );
}

const optionId = (listId: string, key: string): string => `${listId}-${key}`;

/** Opens the dialog as a modal one; the browser keeps the focus in it and gives it back. */
function useModalDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector('input')?.focus();
    return () => shown?.close();
  }, []);
  return dialog;
}
