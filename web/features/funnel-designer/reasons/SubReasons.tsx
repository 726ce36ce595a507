import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { offered, type StageReasons, type SubReason } from '#domain/funnels/reasons.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { moved, newCode, retired } from '../model/reasons.ts';
import { Order } from './Order.tsx';
import { Retired } from './Retired.tsx';
import styles from './reasons.module.css';
import { useKnownCodes } from './useKnownCodes.ts';

type Props = { list: SubReason[]; reasons: StageReasons; onChange: (list: SubReason[]) => void };

/** What a reason may be more exactly: offered once it is chosen, and only then. */
export function SubReasons({ list, reasons, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const isKnown = useKnownCodes(reasons);
  const shown = offered(list);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('reasons.subs')}</legend>
      <ul className={styles.subs}>
        {shown.map((sub, index) => (
          <li key={sub.code} className={styles.sub}>
            <LocalizedInput
              label={t('reasons.subName', { number: index + 1 })}
              value={sub.names}
              onChange={(names) =>
                onChange(list.map((one) => (one === sub ? { ...sub, names: names ?? { 'zh-CN': '' } } : one)))
              }
            />
            <Order
              name={inLocale(sub.names, locale) || t('reasons.subName', { number: index + 1 })}
              first={index === 0}
              last={index === shown.length - 1}
              onMove={(by) => onChange(moved(list, sub.code, by))}
              onRetire={() => onChange(retired(list, sub.code, isKnown(sub.code)))}
            />
          </li>
        ))}
        <li>
          <Button
            size="small"
            type="text"
            icon={<PlusIcon size={14} />}
            onClick={() => onChange([...list, { code: newCode('sub'), names: { 'zh-CN': '' } }])}
          >
            {t('reasons.addSub')}
          </Button>
        </li>
        <Retired
          list={list}
          onBack={(code) => onChange(list.map((one) => (one.code === code ? { code, names: one.names } : one)))}
        />
      </ul>
    </fieldset>
  );
}
