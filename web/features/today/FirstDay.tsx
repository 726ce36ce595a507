import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.ts';
import type { TodayScope } from '../../api/today.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { SunIcon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Empty } from '../../ui/states.tsx';

/** Nothing yet: what will stand here, and how to begin. */
export function FirstDay({ scope, hasTeam }: { scope: TodayScope; hasTeam: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const { abilities } = useSession();
  const create = useCreateRecord();
  const navigate = useNavigate();
  return (
    <Panel>
      <Empty
        icon={SunIcon}
        title={t('today.nothing')}
        hint={scope === 'mine' && hasTeam ? t('today.nothingMine') : t('today.nothingHint')}
      >
        {may('opportunity', 'create') && (
          <Button type="primary" onClick={() => create('opportunity')}>
            {t('today.firstDeal')}
          </Button>
        )}
        {abilities.includes('import') && (
          <Button onClick={() => void navigate({ to: '/import/{-$id}', params: {} })}>{t('today.import')}</Button>
        )}
      </Empty>
    </Panel>
  );
}
