import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DelegationBody } from '#contract/approvals.ts';
import { useDelegations, useEndDelegation } from '../../../api/approvals.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { StampIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Empty, QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../settings.module.css';
import { NewDelegation } from './NewDelegation.tsx';

/** Who decides on approvals in the reader's place, and for whom the reader does. */
export function DelegationSection() {
  const { t } = useTranslation();
  const query = useDelegations();
  return (
    <>
      <Panel title={t('settings.delegate')} sub={t('settings.delegateSub')}>
        <NewDelegation />
      </Panel>
      <Panel flush title={t('settings.delegations')}>
        <QueryState query={query} lines={2}>
          {({ given, received }) =>
            given.length + received.length === 0 ? (
              <Empty icon={StampIcon} title={t('settings.delegationsNone')} hint={t('settings.delegationsNoneHint')} />
            ) : (
              <ul className={styles.list}>
                {given.map((one) => (
                  <Line key={one.id} one={one} given />
                ))}
                {received.map((one) => (
                  <Line key={one.id} one={one} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </Panel>
    </>
  );
}

function Line({ one, given = false }: { one: DelegationBody; given?: boolean }) {
  const { t } = useTranslation();
  const { date, today } = useFormat();
  const end = useEndDelegation();
  const words = t(given ? 'settings.delegatedTo' : 'settings.delegatedFrom', {
    name: (given ? one.to : one.from).name,
  });
  const days = t('settings.delegatedDays', { from: date(one.fromDay, 'full'), to: date(one.toDay, 'full') });
  return (
    <li className={styles.item}>
      <div>
        <p>{words}</p>
        <p className={styles.help}>{one.fromDay > today() ? days : `${days} · ${t('settings.delegatedNow')}`}</p>
      </div>
      <div className="grow" />
      {given && (
        <Popconfirm
          title={t('settings.delegationEndAsk')}
          okText={t('settings.delegationEnd')}
          cancelText={t('common.cancel')}
          onConfirm={() => end.mutate(one.id, { onError: () => toast(t('errors.unexpected'), { failed: true }) })}
        >
          <Button size="small" loading={end.isPending}>
            {t('settings.delegationEnd')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
