import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { SnoozeDialog } from '../../../parts/dwell/index.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SnoozeIcon } from '../../../ui/icons.tsx';

/** Takes a stalled deal off the list until a day, with the reason. */
export function SnoozeButton({ deal }: { deal: RecordBody }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const title = String(deal.values.name ?? '');
  return (
    <>
      <IconButton small icon={SnoozeIcon} label={t('dwell.snooze')} onClick={() => setAsking(true)} />
      {asking && <SnoozeDialog object="opportunity" record={{ id: deal.id, title }} onClose={() => setAsking(false)} />}
    </>
  );
}
