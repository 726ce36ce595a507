import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SubReason } from '#domain/funnels/reasons.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import gateStyles from '../gates/gates.module.css';
import styles from './reasons.module.css';

/** What is not offered any more. Records that have it keep its name. */
export function Retired({ list, onBack }: { list: readonly SubReason[]; onBack: (code: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  return list
    .filter(({ retired }) => retired)
    .map(({ code, names }) => {
      const name = inLocale(names, locale);
      return (
        <li key={code} className={styles.retired}>
          <span>{name}</span>
          <span className={gateStyles.aside}>{t('reasons.retired')}</span>
          <Button size="small" type="link" aria-label={t('reasons.backOf', { name })} onClick={() => onBack(code)}>
            {t('reasons.back')}
          </Button>
        </li>
      );
    });
}
