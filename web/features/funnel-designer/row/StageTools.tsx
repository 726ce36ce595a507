import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { ReturnIcon, UndoIcon } from '../../../ui/icons.tsx';
import { useDesigner } from '../designer.ts';
import { openStages, stageOf } from '../model/design.ts';
import { mayRetire } from '../model/stages.ts';
import styles from './row.module.css';
import type { StageActs } from './useStageActs.tsx';

type Props = { acts: StageActs; onUndo: (() => void) | undefined; onRedo: (() => void) | undefined };

/** What is selected, and what can be done with it. */
export function StageTools({ acts, onUndo, onRedo }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { design, phases, selected } = useDesigner();
  const stage = stageOf(design, selected);
  const phase = phases.find(({ key }) => key === stage?.phase);
  const open = openStages(design);
  const before = stage && open[open.indexOf(stage) - 1];
  return (
    <div className={styles.tools}>
      {stage && (
        <span>
          {t('designer.selected', {
            stage: inLocale(stage.names, locale) || t('designer.unnamed'),
            phase: phase ? inLocale(phase.names, locale) : '–',
          })}
        </span>
      )}
      <span className="grow" />
      <Button size="small" type="text" icon={<UndoIcon size={15} />} disabled={!onUndo} onClick={onUndo}>
        {t('common.undo')}
      </Button>
      <Button size="small" type="text" icon={<ReturnIcon size={15} />} disabled={!onRedo} onClick={onRedo}>
        {t('designer.redo')}
      </Button>
      {stage?.kind === 'open' && (
        <>
          <Button size="small" onClick={() => acts.split(stage.key)}>
            {t('designer.split')}
          </Button>
          <Button size="small" disabled={!before} onClick={() => before && acts.merge(stage.key, before.key)}>
            {t('designer.mergeBefore')}
          </Button>
        </>
      )}
      {stage && (
        <Button size="small" disabled={!mayRetire(design, stage)} onClick={() => acts.retire(stage.key)}>
          {t('designer.retire')}
        </Button>
      )}
    </div>
  );
}
