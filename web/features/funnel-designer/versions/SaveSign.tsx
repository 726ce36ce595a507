import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../../api/funnelVersions.ts';
import { ConflictDialog } from '../conflict/ConflictDialog.tsx';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import type { Drawing } from '../useDraft.ts';

type Props = { draft: Drawing; version: VersionSummary };

/** Whether what is drawn is saved; a conflict asks whose goes on. */
export function SaveSign({ draft, version }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { change } = useDesignerSearch();
  const [asking, setAsking] = useState(false);
  const { state } = draft;
  if (state === 'conflict') {
    return (
      <span role="alert" className="tone-lost">
        {t('funnels.conflict.said')}{' '}
        <Button size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('funnels.conflict.look')}
        </Button>
        {asking && (
          <ConflictDialog draft={draft} funnel={version.funnelKey} id={version.id} onClose={() => setAsking(false)} />
        )}
      </span>
    );
  }
  if (state === 'gone') {
    const leave = () => {
      change({ version: undefined, stage: undefined, view: undefined });
      void client.invalidateQueries({ queryKey: ['funnelVersions'] });
    };
    return (
      <span role="alert" className="tone-lost">
        {t('funnels.conflict.gone')}{' '}
        <Button size="small" onClick={leave}>
          {t('funnels.conflict.leave')}
        </Button>
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span role="alert" className="tone-lost">
        {t('designer.saveFailed')}{' '}
        <Button size="small" onClick={() => void draft.save()}>
          {t('common.retry')}
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className={state === 'unnamed' ? 'tone-risk' : 'tone-quiet'}>
      {t(`designer.saveStates.${state}`)}
    </span>
  );
}
