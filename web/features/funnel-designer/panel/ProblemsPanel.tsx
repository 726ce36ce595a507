import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { AlertIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Problem, useDesigner } from '../designer.ts';
import { stageOf } from '../model/design.ts';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import styles from './problems.module.css';

/** What keeps the draft from being published, each a way to where it is mended. */
export function ProblemsPanel() {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { problems, design, select } = useDesigner();
  const { change } = useDesignerSearch();
  if (problems.length === 0) return null;
  const go = ({ place }: Problem) => {
    if (place.stage) select(place.stage);
    else if (place.part === 'transitions') change({ view: 'transitions' });
    requestAnimationFrame(() => {
      const part = document.querySelector<HTMLElement>(`[data-part="${CSS.escape(place.part)}"]`);
      part?.scrollIntoView({ block: 'center' });
      part?.focus({ preventScroll: true });
    });
  };
  return (
    <Panel flush title={t('designer.problems', { count: problems.length })} sub={t('designer.problemsHint')}>
      <ul className={styles.problems}>
        {problems.map((problem) => {
          const stage = problem.place.stage ? stageOf(design, problem.place.stage) : undefined;
          return (
            <li
              key={`${problem.place.stage ?? ''}.${problem.place.part}.${problem.place.index ?? ''}.${problem.message}`}
            >
              <button type="button" onClick={() => go(problem)}>
                <AlertIcon size={14} className="tone-lost" />
                <span>
                  {stage && <b>{inLocale(stage.names, locale) || t('designer.unnamed')}</b>} {problem.message}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
