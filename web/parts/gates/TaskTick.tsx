import { useTranslation } from 'react-i18next';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useTickTask } from '../../api/records.ts';
import { useMay } from '../../api/session.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { toast } from '../../ui/toast.ts';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';

type Props = { unmet: Extract<UnmetGateBody, { kind: 'task' }>; ground: GateGround };

/** A key task ticked where it is missed; nothing for one of which no task was made. */
export function TaskTick({ unmet: { task }, ground }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const may = useMay();
  const tick = useTickTask(ground.object.key);
  const made = ground.journey?.tasks.find(({ key }) => key === task.key)?.task;
  if (!made || !may('task', 'update')) return null;
  const fail = (message: string | undefined) => toast(message ?? t('errors.unexpected'), { failed: true });
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={tick.isPending || tick.data?.ok === true}
        onChange={() =>
          tick.mutate(
            { id: made, done: true },
            {
              onSuccess: (outcome) => !outcome.ok && fail(outcome.issues[0]?.message),
              onError: (error) => fail(error.message),
            },
          )
        }
      />
      {t('gates.tick', { task: inLocale(task.names, locale) })}
    </label>
  );
}
