import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { ComparisonBody } from '#contract/versions.ts';
import { offered } from '#domain/funnels/reasons.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import styles from './versions.module.css';

type Props = {
  object: ObjectBody;
  before?: Stage | undefined;
  after?: Stage | undefined;
  change: ComparisonBody['stages'][number] | undefined;
};

const TONES = { added: 'accent', removed: 'lost', changed: 'info' } as const;

/** A stage in both versions. */
export function CompareRow({ object, before, after, change }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const stage = after ?? before;
  return (
    <tr className={change && styles.differs}>
      <th scope="row">
        {stage && inLocale(stage.names, locale)}{' '}
        {change && <Tag tone={TONES[change.change]}>{t(`designer.changed.${change.change}`)}</Tag>}
        {change?.moved && <Tag>{t('designer.parts.place')}</Tag>}
      </th>
      <td>{before && <Facts object={object} stage={before} />}</td>
      <td>{after && <Facts object={object} stage={after} />}</td>
    </tr>
  );
}

function Facts({ object, stage }: { object: ObjectBody; stage: Stage }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = useGateWords(object, stage.gates ?? []);
  const lines = [
    `${inLocale(stage.names, locale)} · ${t(stage.learned ? 'designer.chanceLearning' : 'designer.chance', { percent: stage.probability })}`,
    ...(stage.dwellDays ? [t('designer.limit', { count: stage.dwellDays })] : []),
    ...(stage.requiredFields.length > 0 ? [words.gate({ kind: 'fields', fields: stage.requiredFields })] : []),
    ...offered(stage.reasons?.list).map((reason) =>
      t('funnels.facts', { what: t('reasons.one'), words: words.reason(reason, stage.reasons!) }),
    ),
    ...(stage.gates ?? []).map((gate) =>
      t('funnels.facts', { what: t(`designer.sides.${gate.at}`), words: words.gate(gate) }),
    ),
    ...(stage.tasks ?? []).map((task) =>
      t('funnels.facts', { what: t('designer.task'), words: inLocale(task.names, locale) }),
    ),
  ];
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
