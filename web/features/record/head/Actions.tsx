import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../browser/useMediaQuery.ts';
import { SnoozeDialog, useWake } from '../../../parts/dwell/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { MoreIcon } from '../../../ui/icons.tsx';
import { titleOf, useHere } from '../here.ts';
import { LeadActions } from '../lead/LeadActions.tsx';
import { MoveButtons } from '../stage/MoveButtons.tsx';
import { useOtherMoves } from '../stage/useOtherMoves.ts';
import { DoneButton } from '../tasks/DoneButton.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import styles from './head.module.css';
import { useDelete } from './useDelete.ts';

/** The next step as the one strong button, then giving up, then the rest behind the dots. */
export function Actions() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const here = useHere();
  const { object, record, rights, deleted, editable, journey } = here;
  const moves = useOtherMoves(locale);
  const remove = useDelete();
  const wake = useWake(object.key);
  const [handing, setHanding] = useState(false);
  const [snoozing, setSnoozing] = useState(false);
  const mayWarn = editable && journey && record.values.stageKind === 'open';
  const items: MenuProps['items'] = [
    ...(editable && moves.length > 0
      ? [{ key: 'moves', type: 'group' as const, label: t('record.moveTo'), children: moves }]
      : []),
    ...(editable && record.values.owner
      ? [{ key: 'handOver', label: t('record.handOver'), onClick: () => setHanding(true) }]
      : []),
    ...(mayWarn
      ? [
          journey.snoozed
            ? { key: 'wake', label: t('dwell.wake'), onClick: () => wake(record.id) }
            : { key: 'snooze', label: t('dwell.snooze'), onClick: () => setSnoozing(true) },
        ]
      : []),
    ...(rights.delete && !deleted
      ? [{ type: 'divider' as const }, { key: 'delete', label: t('record.toBin'), danger: true, onClick: remove }]
      : []),
  ];
  return (
    <div className={styles.actions}>
      {items.length > 0 && (
        <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
          <Button aria-label={t('record.moreActions')} aria-haspopup="menu" icon={<MoreIcon />} />
        </Dropdown>
      )}
      {snoozing && (
        <SnoozeDialog
          object={object.key}
          record={{ id: record.id, title: titleOf(here) }}
          onClose={() => setSnoozing(false)}
        />
      )}
      {handing && <HandOverDialog onClose={() => setHanding(false)} />}
      {editable && <MainActions object={object.key} />}
    </div>
  );
}

function MainActions({ object }: { object: string }) {
  // There it stands at the bottom, within reach of the thumb.
  const phone = usePhone();
  if (object === 'lead') return <LeadActions />;
  if (object === 'task') return phone ? null : <DoneButton />;
  return <MoveButtons />;
}
