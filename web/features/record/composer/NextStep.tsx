import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useObject } from '../../../api/objects.ts';
import { useMay } from '../../../api/session.ts';
import { useWorkCalendar } from '../../../api/settings.ts';
import { FieldInput } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { fieldIn } from '../here.ts';
import styles from './composer.module.css';
import { dateShortcuts } from './dateShortcuts.ts';
import type { Draft } from './draft.ts';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; makesTasks: boolean };

/** What comes next, and when: the usual days are one tap away. */
export function NextStep({ draft, onChange, makesTasks }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const calendar = useWorkCalendar(format.today());
  const activity = useObject('activity');
  const dateField = activity && fieldIn(activity, 'nextStepDate');
  const offersTask = makesTasks && may('task', 'create') && draft.nextStep.trim() !== '';
  return (
    <>
      <div className={styles.next}>
        <Input
          aria-label={t('record.nextStep')}
          placeholder={t('record.nextStep')}
          maxLength={255}
          value={draft.nextStep}
          onChange={(event) => onChange({ nextStep: event.target.value })}
        />
        {dateField && (
          <div className={styles.day}>
            <FieldInput
              field={dateField}
              value={draft.nextStepDate}
              onChange={(nextStepDate) => onChange({ nextStepDate })}
            />
          </div>
        )}
      </div>
      <div className={styles.days}>
        {dateShortcuts(format.today(), calendar).map(({ key, day }) => (
          <button
            key={key}
            type="button"
            className={cx(styles.kind, draft.nextStepDate === day && styles.on)}
            aria-pressed={draft.nextStepDate === day}
            title={format.date(day)}
            onClick={() => onChange({ nextStepDate: draft.nextStepDate === day ? null : day })}
          >
            {t(`record.shortcut.${key}`)}
          </button>
        ))}
        {offersTask && (
          <Checkbox checked={draft.asTask} onChange={(event) => onChange({ asTask: event.target.checked })}>
            {t('record.asTask')}
          </Checkbox>
        )}
      </div>
    </>
  );
}
