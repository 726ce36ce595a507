import { useTranslation } from 'react-i18next';
import type { Impact } from '#domain/funnels/impact/impactTally.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useOpenRecord } from '../../../browser/openRecord.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { useDesigner } from '../designer.ts';
import { stageOf } from '../model/design.ts';
import styles from './versions.module.css';

/** What records would be short of where they land, with some of them. */
export function ImpactGates({ gates }: Pick<Impact, 'gates'>) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const { design, object } = useDesigner();
  const openRecord = useOpenRecord();
  const all = design.stages.flatMap((stage) => stage.gates ?? []);
  const words = useGateWords(object, all);
  const said = (stage: string, key: string) => {
    const [kind, rest = ''] = key.split(':');
    if (kind === 'field') return words.gate({ kind: 'fields', fields: [rest] });
    const task = stageOf(design, stage)?.tasks?.find((one) => one.key === rest);
    if (kind === 'task' && task) return inLocale(task.names, locale);
    const gate = all.find((one) => one.key === key);
    return gate ? words.gate(gate) : key;
  };
  return (
    <ul className={styles.changes} aria-label={t('designer.impactMissing')}>
      {gates.map(({ stage, key, count, examples }) => (
        <li key={`${stage} ${key}`}>
          <span>
            <b>{number(count)}</b> {inLocale(stageOf(design, stage)?.names ?? { 'zh-CN': stage }, locale)} ·{' '}
            {said(stage, key)}
            <small className={styles.examples}>
              {examples.map(({ id, title }) => (
                <button key={id} type="button" onClick={() => openRecord({ object: object.key, id })}>
                  {title}
                </button>
              ))}
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
