import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useObject } from '../../../api/objects.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SettingsIcon } from '../../../ui/icons.tsx';
import { FunnelSettingsDialog } from './FunnelSettingsDialog.tsx';

/** Opens a funnel's name and rule. */
export function SettingsButton({ funnel }: { funnel: FunnelVersionsBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const object = useObject(funnel.objectKey);
  const [open, setOpen] = useState(false);
  if (!object) return null;
  return (
    <>
      <IconButton
        icon={SettingsIcon}
        aria-haspopup="dialog"
        label={t('funnels.settingsOf', { funnel: inLocale(funnel.names, locale) })}
        onClick={() => setOpen(true)}
      />
      {open && <FunnelSettingsDialog funnel={funnel} object={object} onClose={() => setOpen(false)} />}
    </>
  );
}
