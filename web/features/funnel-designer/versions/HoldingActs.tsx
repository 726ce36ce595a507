import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useEndPilot, usePublishDraft, useRollBack, type VersionSummary } from '../../../api/funnelVersions.ts';
import { useObject } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import { useVersionAct } from './useVersionAct.ts';

type Props = { funnel: FunnelVersionsBody; shown: VersionSummary };
type Act = 'publish' | 'endPilot' | 'rollback';

/** What can be done with a version that holds: a pilot is published or ended, the live one is taken back. */
export function HoldingActs({ funnel, shown }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { change } = useDesignerSearch();
  const object = useObject(funnel.objectKey);
  const publish = usePublishDraft(funnel.key);
  const end = useEndPilot(funnel.key);
  const back = useRollBack(funnel.key);
  const run = useVersionAct();
  const [asking, setAsking] = useState<Act>();
  const read = { id: shown.id, lockVersion: shown.lockVersion };
  const done =
    (said: 'publishDone' | 'pilotEnded' | 'rolledBack') =>
    ({ moved }: { moved: number }) => {
      toast(t(`designer.${said}`, { count: moved }));
      setAsking(undefined);
      change({ version: undefined, view: undefined, stage: undefined });
    };
  const go = {
    publish: () => void run(publish.mutateAsync(read), done('publishDone')),
    endPilot: () => void run(end.mutateAsync(undefined), done('pilotEnded')),
    rollback: () => void run(back.mutateAsync(read), done('rolledBack')),
  };
  const acts: Act[] =
    shown.state === 'pilot'
      ? ['endPilot', 'publish']
      : shown.state === 'live' && shown.replaces !== null
        ? ['rollback']
        : [];
  return (
    <>
      {acts.map((act) => (
        <Button key={act} size="small" onClick={() => setAsking(act)}>
          {t(`designer.${act}`)}
        </Button>
      ))}
      {asking && (
        <Modal
          open
          title={t(`designer.${asking}Title`)}
          okText={t(`designer.${asking}`)}
          cancelText={t('common.cancel')}
          okButtonProps={{ loading: publish.isPending || end.isPending || back.isPending }}
          onOk={go[asking]}
          onCancel={() => setAsking(undefined)}
        >
          {t(`designer.${asking}Text`, { object: object ? inLocale(object.labelsPlural, locale) : '' })}
        </Modal>
      )}
    </>
  );
}
