import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commonOf, drawnFrom, sharedAs } from '#domain/funnels/library.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { LinkIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { putStage } from './drawStage.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { useSharedStages } from './useSharedEntries.ts';

/** Makes a stage of a draft common to all funnels, or has it taken from the library. */
export function StageShareMenu({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, apply } = useDesigner();
  const [sharing, setSharing] = useState(false);
  const entries = useSharedStages(stage.kind);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'share', label: t('library.share'), onClick: () => setSharing(true) },
            ...(entries.length > 0
              ? [
                  {
                    key: 'use',
                    type: 'group' as const,
                    label: t('library.useShared'),
                    children: entries.map((entry) => ({
                      key: `use:${entry.key}`,
                      label: inLocale(entry.stage.names, locale),
                      onClick: () => apply((now) => putStage(now, drawnFrom(stage, entry), entry)),
                    })),
                  },
                ]
              : []),
          ],
        }}
      >
        <Button size="small" type="text" icon={<LinkIcon size={15} />} aria-haspopup="menu">
          {t('library.share')}
        </Button>
      </Dropdown>
      {sharing && (
        <ShareDialog
          title={t('library.shareStageTitle', { stage: inLocale(stage.names, locale) })}
          text={t('library.shareStageText')}
          kind="stage"
          wish={stage.key}
          entry={(key) => ({ kind: 'stage', key, objectKey: object.key, stage: commonOf(stage) })}
          onDone={(key) => apply((now) => putStage(now, sharedAs(stage, key)))}
          onClose={() => setSharing(false)}
        />
      )}
    </>
  );
}
