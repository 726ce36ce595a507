import { useTranslation } from 'react-i18next';
import { compareVersions } from '#domain/funnels/compareVersions.ts';
import type { MappingRule } from '#domain/funnels/mappingRule.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useDesigner } from '../designer.ts';
import { useChangeWords } from './useChangeWords.ts';
import styles from './versions.module.css';

/** What the draft changes of the live version, in words; a click goes to the stage. */
export function ChangesPanel({ mapping }: { mapping: readonly MappingRule[] }) {
  const { t } = useTranslation();
  const { design, live, select } = useDesigner();
  const lines = useChangeWords({ before: live.stages, after: design.stages });
  if (live.stages.length === 0) return null;
  const said = lines(compareVersions(live, design, mapping));
  return (
    <Panel flush title={t('designer.changes')} sub={t('designer.changesOf', { count: said.length })}>
      {said.length === 0 ? (
        <p className={styles.quiet}>{t('designer.noChanges')}</p>
      ) : (
        <ul className={styles.changes}>
          {said.map(({ key, stage, words }) => (
            <li key={key}>
              {stage && design.stages.some((one) => one.key === stage) ? (
                <button type="button" onClick={() => select(stage)}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
