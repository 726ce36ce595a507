import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { SelectOption } from '#domain/objects/types.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { touchIcon } from '../timeline/icons.ts';
import styles from './composer.module.css';

type Kind = Pick<SelectOption, 'key' | 'labels'>;
type Props = { kinds: readonly Kind[]; value: string; onChange: (kind: string) => void };

/** One tap, or Alt with the number of the kind. */
export function KindPicker({ kinds, value, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{t('record.how')}</legend>
      {kinds.map(({ key, labels }, index) => {
        const Drawn = touchIcon(key);
        return (
          <label key={key} className={cx(styles.kind, key === value && styles.on)} title={`Alt+${index + 1}`}>
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              checked={key === value}
              onChange={() => onChange(key)}
            />
            <Drawn size={14} />
            {inLocale(labels, locale)}
          </label>
        );
      })}
    </fieldset>
  );
}
