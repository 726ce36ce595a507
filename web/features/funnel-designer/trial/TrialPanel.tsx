import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialBody } from '#contract/trials.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useTrial } from '../../../api/funnelVersions.ts';
import { FieldInput } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { AlertIcon, CheckIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { useDesigner } from '../designer.ts';
import formStyles from '../form/form.module.css';
import { relevant, stageOf } from '../model/design.ts';
import styles from './trial.module.css';

/** A real record before the gates of the draft: would it pass to a stage, and what is missing. Nothing is changed. */
export function TrialPanel({ funnel }: { funnel: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, design, live, selected } = useDesigner();
  const [record, setRecord] = useState<FieldValue>(null);
  const [chosen, setChosen] = useState<string>();
  const to = chosen && stageOf(design, chosen) ? chosen : selected;
  const { stages, transitions } = design;
  const mapping = relevant(live, design);
  const trial = useTrial(
    funnel,
    record && to ? ({ id: String(record), to, stages, transitions, mapping } as TrialBody) : undefined,
  );
  const name = inLocale(object.labelsPlural, locale);
  return (
    <Panel title={t('designer.trial', { object: inLocale(object.labels, locale) })} sub={t('designer.trialHint')}>
      <div className={styles.trial}>
        <FieldInput
          field={{ key: 'record', type: 'reference', target: object.key, labels: { 'zh-CN': name } }}
          id="trial-record"
          value={record}
          onChange={setRecord}
        />
        <label htmlFor="trial-record" className="visually-hidden">
          {t('designer.trialRecord')}
        </label>
        <div className={formStyles.line}>
          <span className={formStyles.labelled}>
            {t('designer.trialTo')}
            <Select
              aria-label={t('designer.trialTo')}
              popupMatchSelectWidth={false}
              value={to}
              options={stages.map(({ key, names }) => ({ value: key, label: inLocale(names, locale) }))}
              onChange={setChosen}
            />
          </span>
        </div>
        {record === null ? (
          <p className={formStyles.hint}>{t('designer.trialPick')}</p>
        ) : (
          <QueryState query={trial} lines={2}>
            {({ stage, allowed, issues }) => (
              <div aria-live="polite" className={styles.verdict}>
                <p className="tone-quiet">
                  {t('designer.trialStandsIn', {
                    stage: inLocale(stageOf(design, stage)?.names ?? { 'zh-CN': stage }, locale),
                  })}
                </p>
                <p className={allowed ? 'tone-won' : 'tone-lost'}>
                  {allowed ? <CheckIcon size={14} /> : <AlertIcon size={14} />}
                  {allowed ? t('designer.trialPasses') : t('designer.trialStops', { count: issues.length })}
                </p>
                <ul>
                  {issues.map(({ message, field }) => (
                    <li key={`${field}.${message}`}>{message}</li>
                  ))}
                </ul>
              </div>
            )}
          </QueryState>
        )}
      </div>
    </Panel>
  );
}
