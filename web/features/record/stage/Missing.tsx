import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { ApprovalGates } from '../../../parts/approvals/index.ts';
import {
  asksOf,
  fieldsFor,
  type GateGround,
  keyOf,
  UnmetAct,
  UnmetLine,
  useUnmetWords,
} from '../../../parts/gates/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { FieldEditor } from '../details/FieldEditor.tsx';
import { fieldIn, useHere } from '../here.ts';
import styles from './stage.module.css';

const NO_FILL = {};
type Props = { journey: JourneyBody; next: NonNullable<JourneyBody['next']> };

/** What the next stage asks for: what is there, and what is missing with what settles it right there. */
export function Missing({ journey, next }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, record, references, editable } = useHere();
  const { funnel, stage } = journey;
  const { metWords, stageName } = useUnmetWords(object, funnel);
  const name = stageName(next.stage);
  const lacking = new Set(next.unmet.map(keyOf));
  const met = asksOf(funnel, stage, next.stage).filter(({ key }) => !lacking.has(key));
  const ground: GateGround = {
    ...{ object, funnel, id: record.id, values: record.values, references, journey, to: next.stage },
    editable,
  };
  return (
    <section className={styles.half} aria-label={t('record.nextStage')}>
      <h3 className={styles.halfTitle}>
        {lacking.size > 0
          ? t('record.missingFor', { stage: name, count: lacking.size })
          : t('record.readyFor', { stage: name })}
      </h3>
      <ul className={styles.rows}>
        {met.length > 0 && (
          <li className={styles.met}>
            <CheckIcon className="tone-won" />
            <span className="grow">{met.map(metWords).join(locale === 'en' ? ', ' : '、')}</span>
          </li>
        )}
        {next.unmet
          .filter(({ kind }) => kind !== 'approval')
          .map((unmet) => (
            <Open key={keyOf(unmet)} unmet={unmet} ground={ground} />
          ))}
      </ul>
      <ApprovalGates object={object.key} id={record.id} to={next.stage} fill={NO_FILL} />
    </section>
  );
}

function Open({ unmet, ground }: { unmet: UnmetGateBody; ground: GateGround }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useHere();
  const { wordsOf } = useUnmetWords(ground.object, ground.funnel);
  const [editing, setEditing] = useState(false);
  const words = wordsOf(unmet);
  // A file that is to be looked at is handed in, which saving the field alone would not do.
  const handsIn = unmet.kind === 'document' && unmet.document.confirmed && unmet.document.unconfirmed === 'block';
  const [key] = handsIn ? [] : fieldsFor(unmet);
  const field = key === undefined ? undefined : fieldIn(object, key);
  if (editing && field) {
    return (
      <li className={styles.filling}>
        <span>{words.title}</span>
        <FieldEditor field={field} onClose={() => setEditing(false)} />
      </li>
    );
  }
  const fill = field && ground.editable && (
    <button
      type="button"
      className={styles.fill}
      onClick={() => setEditing(true)}
      aria-label={t('record.fillIn', { field: inLocale(field.labels, locale) })}
    >
      {field.type === 'file' ? t('record.upload') : t('record.fill')}
    </button>
  );
  return (
    <UnmetLine unmet={unmet} words={words} act={fill}>
      <UnmetAct unmet={unmet} ground={ground} />
    </UnmetLine>
  );
}
