import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '#domain/funnels/gates.ts';
import { detached } from '#domain/funnels/library.ts';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LinkIcon, UnlinkIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import { useDesigner } from '../designer.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { useSharedGates } from './useSharedEntries.ts';

type Props = { gate: Gate; sentence: string; onChange: (gate: Gate) => void };
const LONGEST_NAME = 60;

/** Makes a gate common to all funnels, or the funnel's own again. */
export function GateShare({ gate, sentence, onChange }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const [sharing, setSharing] = useState(false);
  const entry = useSharedGates().find(({ key }) => key === gate.shared);
  if (gate.shared !== undefined) {
    return (
      <>
        <Link to="/funnel-library" search={{ gate: gate.shared }}>
          {entry ? inLocale(entry.names, locale) : t('library.from')}
        </Link>
        <IconButton
          small
          icon={UnlinkIcon}
          label={`${t('library.detach')}: ${sentence}`}
          onClick={() => {
            onChange(detached(gate));
            toast(t('library.detached'));
          }}
        />
      </>
    );
  }
  const named: Localized = { 'zh-CN': sentence.slice(0, LONGEST_NAME) };
  return (
    <>
      <IconButton small icon={LinkIcon} label={`${t('library.share')}: ${sentence}`} onClick={() => setSharing(true)} />
      {sharing && (
        <ShareDialog
          title={t('library.shareGateTitle')}
          text={t('library.shareGateText')}
          kind="gate"
          wish={gate.key}
          names={named}
          entry={(key, names) => ({ kind: 'gate', key, objectKey: object.key, names, gate })}
          onDone={(shared) => onChange({ ...gate, shared })}
          onClose={() => setSharing(false)}
        />
      )}
    </>
  );
}
