import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useObjects } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { nameInside } from '../../../ui/nameInside.ts';
import styles from './head.module.css';
import type { Counted } from './useCompanions.ts';

type Props = {
  companions: readonly Counted[];
  /** Objects whose records stay with their owner. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
};

/** What goes along, each kind by a tick of its own. */
export function CompanionChoice({ companions, left, onChange }: Props) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const objects = useObjects();
  if (companions.length === 0) return null;
  const labelOf = ({ object, count }: Counted) => {
    const found = objects.find(({ key }) => key === object);
    const name = found ? nameInside(count === 1 ? found.labels : found.labelsPlural, locale) : object;
    const which = object === 'contact' ? 'record.companionsAll' : 'record.companionsOpen';
    return t(which, { count, number: number(count), object: name });
  };
  return (
    <fieldset className={styles.companions}>
      <legend>{t('record.companions')}</legend>
      {companions.map((one) => (
        <Checkbox
          key={one.object}
          checked={!left.has(one.object)}
          onChange={({ target }) => {
            const next = new Set(left);
            if (target.checked) next.delete(one.object);
            else next.add(one.object);
            onChange(next);
          }}
        >
          {labelOf(one)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
