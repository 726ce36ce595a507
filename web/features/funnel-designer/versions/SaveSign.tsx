import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Drawing } from '../useDraft.ts';

/** Whether what is drawn is saved; a conflict offers what the other person made of it. */
export function SaveSign({ draft }: { draft: Drawing }) {
  const { t } = useTranslation();
  const { state } = draft;
  if (state === 'conflict') {
    return (
      <span role="alert" className="tone-lost">
        {t('designer.conflict')}{' '}
        <Button size="small" onClick={draft.onReload}>
          {t('designer.reload')}
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
