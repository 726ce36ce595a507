import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { exportMeasured, type MeasureCell } from '../../../api/measures.ts';
import { useObject } from '../../../api/objects.ts';
import { useSession } from '../../../api/session.ts';
import { saveFile } from '../../../browser/saveFile.ts';
import { toast } from '../../../ui/toast.ts';
import type { Drill } from '../figure/drill.ts';
import { useCockpit } from '../scope/CockpitContext.ts';
import { question } from '../scope/questions.ts';
import { listCondition } from './listCondition.ts';
import styles from './RecordsOfCell.module.css';

/** What one does with the records behind a number: take them along, or go on with them in the list. */
export function RecordActions({ drill, cell }: { drill: Drill; cell: MeasureCell }) {
  const { t } = useTranslation();
  const { scope } = useCockpit();
  const { abilities, workspace } = useSession();
  const navigate = useNavigate();
  const deal = useObject('opportunity');
  const [busy, setBusy] = useState(false);
  const filter = listCondition(scope, drill, deal?.fields ?? [], workspace.timeZone);
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        disabled={!filter}
        title={filter ? undefined : t('cockpit.notAList')}
        onClick={() =>
          filter && void navigate({ to: '/o/$object', params: { object: 'opportunity' }, search: { filter } })
        }
      >
        {t('cockpit.openAsList')}
      </Button>
      <Button
        size="small"
        loading={busy}
        disabled={!abilities.includes('export')}
        title={abilities.includes('export') ? undefined : t('cockpit.noExport')}
        onClick={() => void save()}
      >
        {t('cockpit.exportRecords')}
      </Button>
      {!filter && <small>{t('cockpit.notAList')}</small>}
    </div>
  );

  async function save() {
    setBusy(true);
    try {
      saveFile(
        await exportMeasured({ query: question(scope, drill.question), cell, format: 'xlsx' }),
        `${t(`cockpit.titles.${drill.question}`)} ${scope.day}.xlsx`,
      );
    } catch (error) {
      toast(isApiError(error) ? error.message : t('cockpit.exportFailed'), { failed: true });
    } finally {
      setBusy(false);
    }
  }
}
