import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { ApprovalGates } from '../../../parts/approvals/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CheckIcon, RingIcon } from '../../../ui/icons.tsx';
import { FieldEditor } from '../details/FieldEditor.tsx';
import { fieldIn, useHere } from '../here.ts';
import { itemsOf, type MissingItem } from './missingItems.ts';
import styles from './stage.module.css';

const NO_FILL = {};

/** What the next stage asks for: what is there, and what is missing with a place to fill it in. */
export function Missing({ next }: { next: NonNullable<JourneyBody['next']> }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, journey, record } = useHere();
  const stage = journey?.funnel.live.stages.find((known) => known.key === next.stage);
  const name = stage ? inLocale(stage.names, locale) : next.stage;
  const { open, met } = itemsOf(next, stage, record.values);
  const approvals = next.issues.filter(({ code }) => code.startsWith('gate_approval')).length;
  const missing = open.length + approvals;
  const labels = met.flatMap((key) => fieldIn(object, key) ?? []).map((field) => inLocale(field.labels, locale));
  return (
    <section className={styles.half} aria-label={t('record.nextStage')}>
      <h3 className={styles.halfTitle}>
        {missing > 0 ? t('record.missingFor', { stage: name, count: missing }) : t('record.readyFor', { stage: name })}
      </h3>
      <ul className={styles.rows}>
        {labels.length > 0 && (
          <li className={styles.met}>
            <CheckIcon className="tone-won" />
            <span className="grow">{labels.join(locale === 'en' ? ', ' : '、')}</span>
          </li>
        )}
        {open.map((item) => (
          <Open key={item.key} item={item} />
        ))}
      </ul>
      <ApprovalGates object={object.key} id={record.id} to={next.stage} fill={NO_FILL} />
    </section>
  );
}

function Open({ item }: { item: MissingItem }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, editable } = useHere();
  const [editing, setEditing] = useState(false);
  const field = item.field ? fieldIn(object, item.field) : undefined;
  const label = item.message ?? (field ? inLocale(field.labels, locale) : item.key);
  if (editing && field) {
    return (
      <li className={styles.filling}>
        <span>{label}</span>
        <FieldEditor field={field} onClose={() => setEditing(false)} />
      </li>
    );
  }
  return (
    <li>
      <RingIcon className="tone-quiet" />
      <span className="grow">{label}</span>
      {field && editable && (
        <button
          type="button"
          className={styles.fill}
          onClick={() => setEditing(true)}
          aria-label={t('record.fillIn', { field: label })}
        >
          {field.type === 'file' ? t('record.upload') : t('record.fill')}
        </button>
      )}
    </li>
  );
}
