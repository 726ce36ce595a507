import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { useDropDraft, type VersionSummary } from '../../../api/funnelVersions.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import type { Drawing } from '../useDraft.ts';
import { DropDialog } from './DropDialog.tsx';
import { PilotDialog } from './PilotDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { useVersionAct } from './useVersionAct.ts';

type Props = { funnel: FunnelVersionsBody; shown: VersionSummary; draft: Drawing };

/** What a draft can become: a pilot, the live version, or nothing. */
export function DraftActs({ funnel, shown, draft }: Props) {
  const { t } = useTranslation();
  const { change } = useDesignerSearch();
  const { problems } = useDesigner();
  const drop = useDropDraft(funnel.key);
  const run = useVersionAct();
  const [asking, setAsking] = useState<'publish' | 'pilot' | 'drop'>();
  const close = () => setAsking(undefined);
  const ready = draft.state === 'saved' && problems.length === 0;
  const props = { funnel, version: shown, lock: draft.lock, onClose: close };
  return (
    <>
      <Button size="small" disabled={!ready} onClick={() => setAsking('pilot')}>
        {t('designer.startPilot')}
      </Button>
      <Button size="small" type="primary" disabled={!ready} onClick={() => setAsking('publish')}>
        {t('designer.publish')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'drop', danger: true, label: t('designer.dropDraft'), onClick: () => setAsking('drop') }],
        }}
      >
        <IconButton small icon={MoreIcon} label={t('designer.more')} aria-haspopup="menu" />
      </Dropdown>
      {asking === 'publish' && <PublishDialog {...props} />}
      {asking === 'pilot' && <PilotDialog {...props} />}
      {asking === 'drop' && (
        <DropDialog
          loading={drop.isPending}
          onClose={close}
          onDone={() =>
            void run(drop.mutateAsync(shown.id), () =>
              change({ version: undefined, stage: undefined, view: undefined }),
            )
          }
        />
      )}
    </>
  );
}
