import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFunnels } from '../../../api/funnels.ts';
import { useObjects } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { BoardIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty } from '../../../ui/states.tsx';
import { FunnelsOf } from './FunnelsOf.tsx';
import { LifeOfFunnel } from './LifeOfFunnel.tsx';
import styles from './list.module.css';
import { NewFunnelDialog } from './NewFunnelDialog.tsx';

/** The company's funnels, object by object, in the order in which new records are offered to them. */
export function FunnelList() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [making, setMaking] = useState(false);
  const { funnels, unpublished } = useFunnels();
  const objects = useObjects();
  const live = funnels.map(({ key, objectKey, position }) => ({ key, objectKey, position, isLive: true }));
  const drawn = unpublished.map(({ key, objectKey, position }) => ({ key, objectKey, position, isLive: false }));
  const all = [...live, ...drawn].toSorted((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
  const make = (
    <Button type="primary" size="small" icon={<PlusIcon size={14} />} onClick={() => setMaking(true)}>
      {t('designer.newFunnel')}
    </Button>
  );
  return (
    <div className={styles.page}>
      {all.length === 0 ? (
        <Panel>
          <Empty icon={BoardIcon} title={t('designer.noFunnels')} hint={t('designer.noFunnelsMake')}>
            {make}
          </Empty>
        </Panel>
      ) : (
        <Panel flush title={t('designer.funnels')} sub={t('designer.funnelsHint')} extra={make}>
          {objects.map((object) => {
            const own = all.filter(({ objectKey }) => objectKey === object.key);
            if (own.length === 0) return null;
            const things = inLocale(object.labelsPlural, locale);
            return (
              <section key={object.key} className={styles.group} aria-label={things}>
                <h3>
                  {things}
                  {own.length > 1 && (
                    <small className={styles.aside}>{t('funnels.orderHint', { object: things })}</small>
                  )}
                </h3>
                <FunnelsOf object={object} funnels={own} />
              </section>
            );
          })}
        </Panel>
      )}
      <LifeOfFunnel />
      {making && <NewFunnelDialog taken={all.map(({ key }) => key)} onClose={() => setMaking(false)} />}
    </div>
  );
}
