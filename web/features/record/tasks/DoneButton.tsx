import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CheckIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import { titleOf, useHere } from '../here.ts';
import { useDone } from './useDone.ts';

/** On the page of a task: it is done, or after all not. */
export function DoneButton({ large }: { large?: boolean }) {
  const { t } = useTranslation();
  const here = useHere();
  const { done, setDone, saving } = useDone(here.record);
  const size = large ? { size: 'large' as const } : {};
  if (done) {
    return (
      <Button {...size} loading={saving} onClick={() => setDone(false)}>
        {t('record.reopen')}
      </Button>
    );
  }
  const finish = () =>
    setDone(true, () => toast(t('record.taskDone', { title: titleOf(here) }), { undo: () => setDone(false) }));
  return (
    <Button {...size} type="primary" loading={saving} icon={<CheckIcon size={14} />} onClick={finish}>
      {t('record.markDone')}
    </Button>
  );
}
