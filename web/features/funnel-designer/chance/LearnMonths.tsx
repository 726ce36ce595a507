import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLearnMonths } from '../../../api/learnMonths.ts';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { useVersionAct } from '../versions/useVersionAct.ts';

const OFFERED = [3, 6, 12, 18, 24, 36];

/** How far back a funnel learns: of the funnel, not of the draft, so it holds at once. */
export function LearnMonths({ months }: { months: number }) {
  const { t } = useTranslation();
  const { funnel } = useDesigner();
  const edit = useLearnMonths(funnel);
  const act = useVersionAct();
  const choices = [...new Set([...OFFERED, months])].toSorted((a, b) => a - b);
  return (
    <span className={formStyles.labelled}>
      {t('designer.learnMonths')}
      <Select<number>
        aria-label={t('designer.learnMonths')}
        popupMatchSelectWidth={false}
        loading={edit.isPending}
        disabled={edit.isPending}
        value={months}
        options={choices.map((value) => ({ value, label: t('designer.lastMonths', { count: value }) }))}
        onChange={(value) => void act(edit.mutateAsync(value), () => {})}
      />
    </span>
  );
}
