import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { ExceptionCell } from './ExceptionCell.tsx';
import { ExceptionList } from './ExceptionList.tsx';
import styles from './transitions.module.css';
import { useRoleNames } from './useRoleNames.ts';

/** Every pair of stages with what holds for it, for everybody or for a role; a cell that differs from the rule is an exception. */
export function ExceptionGrid() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { stages } = useDesigner().design;
  const { roles } = useRoleNames();
  const [role, setRole] = useState('');
  const names = stages.map((stage) => ({ ...stage, name: inLocale(stage.names, locale) || t('designer.unnamed') }));
  return (
    <section className={styles.exceptions} aria-label={t('funnels.exceptionsTitle')}>
      <h3>
        {t('funnels.exceptionsTitle')}
        <small>{t('funnels.exceptionsHint')}</small>
      </h3>
      <div className={styles.whose}>
        <span>{t('funnels.exceptionsFor')}</span>
        <Select
          size="small"
          aria-label={t('funnels.exceptionsFor')}
          popupMatchSelectWidth={false}
          className={styles.choice ?? ''}
          value={role}
          options={[
            { value: '', label: t('designer.everybody') },
            ...roles.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={setRole}
        />
      </div>
      <div className={styles.scroll}>
        <table className={styles.grid}>
          <caption className="visually-hidden">{t('funnels.exceptionsTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('designer.fromTo')}</th>
              {names.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((from) => (
              <tr key={from.key}>
                <th scope="row">{from.name}</th>
                {names.map((to) => (
                  <ExceptionCell key={to.key} from={from} to={to} role={role || undefined} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ExceptionList />
    </section>
  );
}
