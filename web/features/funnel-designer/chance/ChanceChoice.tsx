import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#domain/funnels/types.ts';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { LearnMonths } from './LearnMonths.tsx';
import { useChanceWords } from './useChanceWords.ts';

type Patch = { probability?: number; learned?: boolean | undefined };
type Props = { stage: Stage; onChange: (patch: Patch, part: string) => void };
const KINDS = ['fixed', 'learned'] as const;

/** The win probability of a stage: a number, or what history says of it; with what the number that holds rests on. */
export function ChanceChoice({ stage, onChange }: Props) {
  const { t } = useTranslation();
  const { learning } = useDesigner();
  const words = useChanceWords();
  const isOpen = stage.kind === 'open';
  return (
    <>
      <div className={formStyles.line}>
        {isOpen && (
          <Select<(typeof KINDS)[number]>
            aria-label={t('designer.chanceKind')}
            popupMatchSelectWidth={false}
            value={stage.learned ? 'learned' : 'fixed'}
            options={KINDS.map((value) => ({ value, label: t(`designer.chanceKinds.${value}`) }))}
            onChange={(kind) => onChange({ learned: kind === 'learned' || undefined }, 'learned')}
          />
        )}
        <span className={formStyles.labelled}>
          {stage.learned && t('designer.chanceUntil')}
          <InputNumber
            aria-label={t('designer.probability')}
            style={{ width: 88 }}
            min={0}
            max={100}
            suffix="%"
            value={stage.probability}
            onChange={(probability) => onChange({ probability: probability ?? 0 }, 'probability')}
          />
        </span>
        {stage.learned && learning && <LearnMonths months={learning.months} />}
      </div>
      {isOpen && learning && <p className={formStyles.hint}>{words(stage, learning)}</p>}
    </>
  );
}
